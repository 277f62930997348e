package mx.lanet.simulator.load;

/** When the next heartbeat is due. */
public sealed interface Pace {
    /** Each connection sends as soon as its answer has come. */
    record Flood() implements Pace {}

    /**
     * A fixed number a second over all connections. Each latency counts from when its heartbeat was due, not from when
     * a connection was free: a server that stalls cannot hide it.
     */
    record Steady(double perSecond) implements Pace {
        public Steady {
            if (!(perSecond > 0 && perSecond <= 1_000_000)) {
                throw new IllegalArgumentException("a rate between 0 and 1,000,000");
            }
        }

        /** Nanoseconds after the start. */
        long due(long index) {
            return (long) (index * (1e9 / perSecond));
        }

        /** How many are due before this many nanoseconds have gone. */
        long dueBefore(long nanos) {
            long count = (long) Math.ceil(nanos * perSecond / 1e9);
            return count > 0 && due(count - 1) >= nanos ? count - 1 : count;
        }
    }
}
