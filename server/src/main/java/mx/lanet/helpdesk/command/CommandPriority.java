package mx.lanet.helpdesk.command;

import java.util.Locale;

/** Which of the commands that wait for one machine goes first. */
public enum CommandPriority {
    LOW,
    NORMAL,
    HIGH;

    /** The word of the contract. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
