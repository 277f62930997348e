package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import mx.lanet.agent.link.AgentClock;

/** Time that passes when a test says so. */
final class SteppedClock implements AgentClock {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");
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
