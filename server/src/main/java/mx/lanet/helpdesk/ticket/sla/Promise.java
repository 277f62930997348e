package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for a ticket, in minutes.
 *
 * @param first until the team's first public answer; null for no promise
 * @param resolution until it is resolved; null for no promise
 * @param allHours whether day and night count; else the hours of the calendar
 */
public record Promise(@Nullable Integer first, @Nullable Integer resolution, boolean allHours) {
    /** The longest promise: a quarter of a year, day and night. */
    static final int MOST = 90 * 24 * 60;

    static final Promise NONE = new Promise(null, null, false);

    @Nullable
    Duration of(Target target) {
        Integer minutes = target == Target.FIRST ? first : resolution;
        return minutes == null ? null : Duration.ofMinutes(minutes);
    }
}
