package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.ticket.time.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * Both clocks of a ticket with their reasons, at its side.
 *
 * @param held what holds for it, and whose line that is
 * @param category the name of the category whose line holds; empty for that of all categories
 * @param ofHouse whether it is the house's line
 * @param houseCalendar whether the hours are the house's
 * @param zone where they are meant
 * @param paused whether it waits for the asking side
 * @param used how much has been counted until now
 */
public record SlaPanel(
        List<Line> lines,
        Terms.Held held,
        String category,
        boolean ofHouse,
        boolean houseCalendar,
        String zone,
        boolean paused,
        Duration used) {
    public SlaPanel {
        lines = List.copyOf(lines);
    }

    /**
     * One of the clocks.
     *
     * @param kind how it is doing: empty, risk, late, pause, met or was-late
     * @param used how much was counted until now, or until it was met
     * @param dueAt when it is, or was due; null while it stands still
     * @param metAt when the promise was met, in time or late; null before
     */
    public record Line(
            Target target,
            String kind,
            Duration promised,
            Duration used,
            @Nullable Instant dueAt,
            @Nullable Instant metAt) {
        private static final double WHOLE = 100.0;

        /** Of the promised time, 100 at most. */
        public double percent() {
            return Math.min(WHOLE, WHOLE * used.toMillis() / promised.toMillis());
        }

        /** {@code 1 h 20 min} of {@code 4 h}. */
        public String counted() {
            return Minutes.text(used.toMinutes());
        }

        public String whole() {
            return Minutes.text(promised.toMinutes());
        }
    }
}
