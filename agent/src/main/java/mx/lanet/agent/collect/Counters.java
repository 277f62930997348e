package mx.lanet.agent.collect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counters of the machine at one moment; two of them make a rate.
 *
 * @param cpuBusy ticks since boot, in any unit
 * @param cpuTotal the same with idle ones
 * @param networkBytes sent and received since boot
 */
record Counters(Duration at, long cpuBusy, long cpuTotal, long networkBytes) {

    /** Percent since the earlier moment; null when no time has passed or a counter was reset. */
    @Nullable
    Double cpuPercentSince(Counters before) {
        long total = cpuTotal - before.cpuTotal;
        long busy = cpuBusy - before.cpuBusy;
        return total <= 0 || busy < 0 ? null : percent(busy, total);
    }

    /** Mbit/s since the earlier moment; null when no time has passed or a counter was reset. */
    @Nullable
    Double megabitsSince(Counters before) {
        long millis = at.minus(before.at).toMillis();
        long bytes = networkBytes - before.networkBytes;
        return millis <= 0 || bytes < 0 ? null : rounded(bytes * 8.0 / 1_000 / millis);
    }

    /** 0–100 with one decimal; null when there is no whole. */
    static @Nullable Double percent(long part, long whole) {
        return whole <= 0 ? null : rounded(Math.clamp(part * 100.0 / whole, 0.0, 100.0));
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
