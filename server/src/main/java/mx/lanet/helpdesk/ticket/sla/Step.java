package mx.lanet.helpdesk.ticket.sla;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens by itself when so much of a promise is used up, once for each ticket.
 *
 * @param percent 1 to {@value #PERCENT_MAX}; beyond 100 the promise is broken already
 * @param queue where the ticket is handed over to; null for the other deeds
 */
public record Step(Target target, int percent, Deed deed, @Nullable UUID queue) {
    static final int PERCENT_MAX = 500;

    /** No agreement has more. */
    static final int MOST = 20;

    public Step {
        if (percent < 1 || percent > PERCENT_MAX || (deed == Deed.HAND_OVER) != (queue != null)) {
            throw new IllegalArgumentException("no such step");
        }
    }

    /** What is done. */
    public enum Deed {
        /** Say so in the history, and to who has it and its queue. */
        NOTIFY,
        /** Make it one priority more urgent. */
        RAISE,
        /** Leave it to another queue. */
        HAND_OVER;

        /** The word in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By this a ticket remembers that it has been taken. */
    String key() {
        return target.word() + ":" + percent + ":" + deed.word() + (queue == null ? "" : ":" + queue);
    }
}
