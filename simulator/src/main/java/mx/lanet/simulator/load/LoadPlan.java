package mx.lanet.simulator.load;

import java.time.Duration;

/**
 * How the load is made.
 *
 * @param work what the machines send
 * @param warmUp before anything is counted
 * @param alertShare of the heartbeats that carry an alert, 0–1
 * @param logShare of the heartbeats that carry lines of a log, 0–1
 */
public record LoadPlan(
        Work work, int connections, Duration warmUp, Duration measured, Pace pace, double alertShare, double logShare) {
    /** No file descriptor limit of a usual machine is met below this. */
    public static final int MOST_CONNECTIONS = 4_096;

    /** What a machine sends each time it is its turn. */
    public enum Work {
        HEARTBEATS(200),
        TICKETS(201);

        private final int success;

        Work(int success) {
            this.success = success;
        }

        int success() {
            return success;
        }
    }

    public LoadPlan {
        if (connections < 1 || connections > MOST_CONNECTIONS) {
            throw new IllegalArgumentException("between 1 and " + MOST_CONNECTIONS + " connections");
        }
        if (alertShare < 0 || logShare < 0 || alertShare + logShare > 1) {
            throw new IllegalArgumentException("shares between 0 and 1, together at most 1");
        }
    }
}
