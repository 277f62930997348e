package mx.lanet.agent.link;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time for stamps: this machine's while it agrees with the server's, else the server's. Between two answers of the
 * server the clock that never jumps carries it on, so that a wall clock that is set wrong meanwhile stamps nothing wrong.
 */
public final class TrueTime implements AgentClock {
    private static final Duration TOLERATED = Duration.ofSeconds(30);
    // The monotonic clock stands still while a machine sleeps. So far ahead, the wall clock was not asleep but set.
    private static final Duration LONGEST_SLEEP = Duration.ofDays(30);

    private final AgentClock clock;
    private @Nullable Instant lastHeard;
    private Duration heardAt = Duration.ZERO;
    private Duration ahead = Duration.ZERO;

    public TrueTime(AgentClock clock) {
        this.clock = clock;
    }

    /** The server says what time it is. */
    synchronized void heard(Instant server) {
        var off = Duration.between(clock.now(), server);
        ahead = off.abs().compareTo(TOLERATED) > 0 ? off : Duration.ZERO;
        lastHeard = clock.now().plus(ahead);
        heardAt = clock.elapsed();
    }

    /** How far the server's clock is ahead of this machine's; zero when they agree or it is not known. */
    public synchronized Duration serverAhead() {
        return ahead;
    }

    /** Whether the server has told the time in this life of the agent. */
    public synchronized boolean isSure() {
        return lastHeard != null;
    }

    @Override
    public synchronized Instant now() {
        var byWall = clock.now().plus(ahead);
        if (lastHeard == null) {
            return byWall;
        }
        var carried = lastHeard.plus(clock.elapsed().minus(heardAt));
        var jump = Duration.between(carried, byWall);
        boolean agrees = jump.abs().compareTo(TOLERATED) <= 0;
        boolean slept = !jump.isNegative() && jump.compareTo(LONGEST_SLEEP) < 0;
        return agrees || slept ? byWall : carried;
    }

    @Override
    public Duration elapsed() {
        return clock.elapsed();
    }
}
