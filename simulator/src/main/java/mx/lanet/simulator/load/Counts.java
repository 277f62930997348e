package mx.lanet.simulator.load;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Gathers what happens between two moments. Times are those of {@link System#nanoTime}. For one thread. */
final class Counts {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final long from;
    private final long until;
    private final Histogram latencies = new Histogram(LONGEST, 3);
    private final SortedMap<String, Long> errors = new TreeMap<>();
    private long answered;

    Counts(long from, long until) {
        this.from = from;
        this.until = until;
    }

    /** A 200 that came now to what was due then. */
    void answer(long due, long now) {
        if (isMeasured(due)) {
            latencies.recordValue(Math.clamp(now - due, 0, LONGEST));
        }
        if (isMeasured(now)) {
            answered++;
        }
    }

    void error(String kind, long due) {
        errors(kind, isMeasured(due) ? 1 : 0);
    }

    void errors(String kind, long count) {
        if (count > 0) {
            errors.merge(kind, count, Long::sum);
        }
    }

    boolean isMeasured(long time) {
        return time - from >= 0 && time - until < 0;
    }

    Measurement result(int agents, int connections, Duration cpu) {
        double seconds = (until - from) / 1e9;
        return new Measurement(
                agents,
                connections,
                seconds,
                answered,
                answered / seconds,
                millis(50),
                millis(95),
                millis(99),
                latencies.getMaxValue() / 1e6,
                errors,
                cpu.toNanos() / 1e9 / seconds);
    }

    private double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }
}
