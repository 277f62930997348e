package mx.lanet.helpdesk.forecast;

import java.util.List;
import java.util.Optional;

/**
 * When a rising reading reaches its limit; said only when the data bears it.
 *
 * @param days until then, from the last day of the data; 0 when it is there
 * @param daysLow at the earliest
 * @param daysHigh at the latest
 */
public record Ahead(Trend trend, double limit, double days, double daysLow, double daysHigh) {
    /** Whoever looks further sees nothing. */
    public static final double FURTHEST_DAYS = 90;

    /** What says "between 10 and 40 days" says nothing. */
    private static final double WIDEST = 4;

    private static final double SLACK_DAYS = 6;
    /** A line of the last two weeks says nothing of the next two months. */
    private static final double DAYS_AHEAD_OF_EACH = 2;

    /**
     * @param samples the days, oldest first
     * @param least the slowest rise a day that is worth a word
     */
    public static Optional<Ahead> of(List<Sample> samples, double limit, double least) {
        return Trend.of(samples)
                .filter(trend -> trend.low() > 0 && trend.perDay() >= least)
                .map(trend -> of(trend, limit))
                .filter(Ahead::isBorne);
    }

    private static Ahead of(Trend trend, double limit) {
        double left = limit - trend.level();
        return new Ahead(
                trend,
                limit,
                Math.max(0, left / trend.perDay()),
                Math.max(0, (left - trend.noise()) / trend.high()),
                Math.max(0, (left + trend.noise()) / trend.low()));
    }

    private boolean isBorne() {
        return days <= Math.min(FURTHEST_DAYS, DAYS_AHEAD_OF_EACH * trend.days())
                && daysHigh <= WIDEST * Math.max(daysLow, 1) + SLACK_DAYS;
    }
}
