package mx.lanet.helpdesk.command;

import java.util.Locale;

/** What an agent can be asked to do without a script. */
public enum CommandKind {
    COLLECT_INVENTORY,
    RESTART_AGENT;

    /** The word of the contract. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
