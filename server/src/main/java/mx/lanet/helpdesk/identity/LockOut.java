package mx.lanet.helpdesk.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long an account rests after wrong passwords: from the fifth on a quarter of an hour, doubled with each further one. */
final class LockOut {
    static final int FREE_ATTEMPTS = 5;
    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(4);

    private LockOut() {}

    /** Until when, after so many failed attempts in a row; null when the next attempt may follow at once. */
    static @Nullable Instant until(int failed, Instant now) {
        if (failed < FREE_ATTEMPTS) {
            return null;
        }
        int doublings = Math.min(failed - FREE_ATTEMPTS, 10);
        Duration rest = FIRST.multipliedBy(1L << doublings);
        return now.plus(rest.compareTo(LONGEST) < 0 ? rest : LONGEST);
    }
}
