package mx.lanet.helpdesk.schedule;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What becomes of one date for one recipient.
 *
 * @param dueAt the date
 * @param failure names the message {@code schedule.failure.<failure>}; empty for none
 */
public record Delivery(
        UUID clientId,
        UUID scheduleId,
        Instant dueAt,
        Schedule.Reader reader,
        String name,
        State state,
        String failure,
        int tries) {

    /** Where it stands. */
    public enum State {
        DUE,
        /** In the queue of mail. */
        SENT,
        /** The same with a link instead of the file. */
        LINKED,
        /** For a reason that lies with the recipient. */
        SKIPPED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
