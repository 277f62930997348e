package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import mx.lanet.agent.link.AgentClock;

/** Time that passes when a test says so. */
final class SteppedClock implements AgentClock {
    // As the machine's: the test's server says that time, and the agent compares.
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Duration elapsed = Duration.ofHours(1);

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    synchronized void pass(Duration time) {
        now = now.plus(time);
        elapsed = elapsed.plus(time);
    }

    /** Only the wall clock jumps. */
    synchronized void jump(Duration time) {
        now = now.plus(time);
    }
}
