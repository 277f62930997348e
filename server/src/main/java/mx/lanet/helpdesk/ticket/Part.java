package mx.lanet.helpdesk.ticket;

import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.ApiKey;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;

/** What an actor is to one ticket: it decides what the actor may see and do. */
public enum Part {
    /** Superadmin, and technician of the ticket's client. */
    STAFF,
    /** The administrator of the ticket's client, who did not ask for it personally. */
    CLIENT_ADMIN,
    /** Who asked: the person, or the agent of the machine. */
    REQUESTER,
    /** Who asked for a ticket that has become a part of this one: reads and answers. */
    PARTICIPANT,
    /** The server itself. */
    AUTOMATION,
    /** Somebody for whom the ticket does not exist. */
    STRANGER;

    private static final Set<Part> SEE_ALL = Set.of(STAFF, AUTOMATION);

    /** The actor's part in a ticket of this client, requester and asset. */
    public static Part of(Actor actor, Ticket ticket) {
        return switch (actor) {
            case Person person -> of(person, ticket);
            case Agent agent ->
                agent.clientId().equals(ticket.clientId())
                        ? asking(agent.assetId(), ticket.assetId(), ticket)
                        : STRANGER;
            case ApiKey _ -> STRANGER;
            case Automation _ -> AUTOMATION;
        };
    }

    private static Part of(Person person, Ticket ticket) {
        UUID requester = ticket.requesterId();
        if (!person.mayReach(ticket.clientId())) {
            return STRANGER;
        }
        return switch (person.role()) {
            case SUPERADMIN, TECHNICIAN -> STAFF;
            case CLIENT_ADMIN -> person.userId().equals(requester) ? REQUESTER : CLIENT_ADMIN;
            case REQUESTER -> asking(person.userId(), requester, ticket);
        };
    }

    private static Part asking(UUID asker, @Nullable UUID asked, Ticket ticket) {
        if (asker.equals(asked)) {
            return REQUESTER;
        }
        return ticket.merged().askers().contains(asker) ? PARTICIPANT : STRANGER;
    }

    /** Where a ticket stands is the team's to say, and the server's in its duties. */
    boolean decides() {
        return SEE_ALL.contains(this);
    }

    /** Internal notes are the team's own. */
    public boolean seesInternalNotes() {
        return SEE_ALL.contains(this);
    }
}
