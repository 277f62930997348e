package mx.lanet.helpdesk.mail.out;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a mail that could not be handed over is tried again. */
final class Retries {
    /** So long a mail is tried: a weekend without a mail server loses nothing. */
    static final Duration LIFE = Duration.ofDays(3);

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 7;

    private Retries() {}

    /**
     * The next attempt, empty when there is none.
     *
     * @param tries how many there were, at least one
     * @param spread 0 to 1: a quarter of the pause more, so that not all come at once
     */
    static Optional<Instant> next(int tries, Instant since, Instant now, double spread) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS));
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        Instant next = now.plus(bounded).plusMillis((long) (bounded.toMillis() * spread / 4));
        return next.isAfter(since.plus(LIFE)) ? Optional.empty() : Optional.of(next);
    }
}
