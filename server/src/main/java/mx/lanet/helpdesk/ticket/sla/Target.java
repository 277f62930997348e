package mx.lanet.helpdesk.ticket.sla;

import java.util.Locale;

/** What a clock runs for. */
public enum Target {
    /** The team's first public answer. */
    FIRST,
    /** The end of the ticket. */
    RESOLUTION;

    /** The word in the database and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
