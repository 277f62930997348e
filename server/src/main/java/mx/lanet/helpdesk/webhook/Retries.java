package mx.lanet.helpdesk.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a delivery that was not taken is tried again, and when nobody tries any more. */
final class Retries {
    /** So long a delivery is tried. */
    static final Duration LIFE = Duration.ofDays(1);

    /** A destination that takes nothing for so long is switched off. */
    static final Duration PATIENCE = Duration.ofDays(5);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4));
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;

    private Retries() {}

    /**
     * The next attempt, empty when there is none.
     *
     * @param tries how many there were, at least one
     * @param spread 0 to 1: a quarter of the pause more, so that not all come at once
     */
    static Optional<Instant> next(int tries, Instant since, Instant now, double spread) {
        Duration pause = PAUSES.get(Math.min(tries, PAUSES.size()) - 1);
        Instant next = now.plus(pause).plusMillis((long) (pause.toMillis() * spread / 4));
        return next.isAfter(since.plus(LIFE)) ? Optional.empty() : Optional.of(next);
    }

    /** So long nothing is sent to a destination that failed so often in a row: what waits for others goes first. */
    static Duration rest(int failures) {
        Duration rest = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }
}
