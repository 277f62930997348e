package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.Locale;

/**
 * One line of a ticket's history.
 *
 * @param kind what changed: {@code state}, {@code priority}, {@code assignee}, …
 * @param from the value before; empty when there was none
 * @param to the value after; empty when there is none
 */
public record TicketEvent(Instant at, String actorName, Kind kind, String from, String to) {
    /** What an event tells. */
    public enum Kind {
        CREATED,
        STATE,
        PRIORITY,
        CATEGORY,
        QUEUE,
        ASSIGNEE,
        REOPENED,
        UNDONE,
        RATED,
        ATTACHED,
        TAGS;

        /** The word in the database and in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
