package mx.lanet.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Full jitter: the n-th wait is random between nothing and a ceiling that doubles, so that agents which lost their
 * server at one moment do not come back at one moment.
 */
public final class BackOff {
    private static final Duration LEAST = Duration.ofMillis(500);
    private static final Duration FIRST_CEILING = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 20;

    private final RandomGenerator random;
    private int failures;

    public BackOff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait after one more failure: at most {@code most}, at least what the server asked for. */
    public Duration failed(Duration most, Duration retryAfter) {
        var ceiling = FIRST_CEILING.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        var limit = ceiling.compareTo(most) < 0 ? ceiling : most;
        var jittered = Duration.ofMillis(random.nextLong(limit.toMillis() + 1));
        var wait = jittered.compareTo(LEAST) < 0 ? LEAST : jittered;
        // What the server asks for is a lower bound; the jitter on top keeps the crowd apart.
        return retryAfter.isPositive() ? retryAfter.plus(wait) : wait;
    }

    public void succeeded() {
        failures = 0;
    }

    public int failures() {
        return failures;
    }
}
