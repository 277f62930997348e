package mx.lanet.helpdesk.shared;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do. A key has one or more of these and nothing besides; a handler names the one that it wants. */
public enum KeyScope {
    /** Machines join the key's site. */
    MACHINES_JOIN("machines.join"),
    /** Machines of the key's site send their inventory and ask how they stand. */
    MACHINES_REPORT("machines.report"),
    /** Agents ask for the newest version of their program. */
    UPDATES_READ("updates.read"),
    /** The REST API: tickets are listed and read. */
    TICKETS_READ("tickets.read"),
    /** They are made, answered, changed, ended. */
    TICKETS_WRITE("tickets.write"),
    ASSETS_READ("assets.read"),
    ALERTS_READ("alerts.read"),
    /** They are acknowledged, silenced, noted. */
    ALERTS_WRITE("alerts.write"),
    /** Clients, their sites and their people. */
    CLIENTS_READ("clients.read"),
    KNOWLEDGE_READ("knowledge.read"),
    /** Destinations of webhooks are read, made, changed and taken away; by a key of the house alone. */
    WEBHOOKS_WRITE("webhooks.write");

    private final String word;

    KeyScope(String word) {
        this.word = word;
    }

    /** The word of the database, of forms and of messages. */
    public String word() {
        return word;
    }

    /** Whether it opens something of the REST API, as the key's maker; the others are of machines, at one site. */
    public boolean isOfRestApi() {
        return ordinal() >= TICKETS_READ.ordinal();
    }

    /** The scope of a {@link #word()}; empty for one that this version does not know. */
    public static Optional<KeyScope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
