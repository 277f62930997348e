package mx.lanet.helpdesk.forecast;

import java.util.List;
import java.util.Optional;

/** What is foreseen of a machine, from the days of its readings alone. */
public final class Forecasting {
    private static final double FULL = 100;
    /** Percent a day. */
    private static final double DISK_LEAST = 0.03;

    private static final double MEMORY_LEAST = 0.1;
    /** Degrees a day. */
    private static final double TEMPERATURE_LEAST = 0.1;

    private Forecasting() {}

    /** @param days how full the fullest disk was, in percent */
    public static Optional<Ahead> diskFull(List<Sample> days) {
        return Ahead.of(days, FULL, DISK_LEAST);
    }

    /** @param days how much of the memory was used, in percent */
    public static Optional<Ahead> memory(List<Sample> days, double limit) {
        return Ahead.of(days, limit, MEMORY_LEAST);
    }

    /** @param days how hot it was at its hottest, in °C */
    public static Optional<Ahead> temperature(List<Sample> days, double limit) {
        return Ahead.of(days, limit, TEMPERATURE_LEAST);
    }

    /** Whether a machine starts clearly more often in the newest days than in those before them. */
    public static boolean startsMore(int recent, double recentDays, int before, double beforeDays) {
        return Rarely.isMore(recent, recentDays, before, beforeDays);
    }
}
