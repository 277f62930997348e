package mx.lanet.agent.link;

import java.time.Duration;
import java.time.Instant;

/** Time as the agent needs it: the wall's, which may jump, and one that only grows, which all waiting is measured by. */
public interface AgentClock {
    /** The wall clock. */
    Instant now();

    /** Grows steadily from an arbitrary beginning, also while the wall clock jumps. */
    Duration elapsed();

    /** This machine's. */
    static AgentClock system() {
        return new AgentClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public Duration elapsed() {
                return Duration.ofNanos(System.nanoTime());
            }
        };
    }
}
