package mx.lanet.helpdesk.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A straight line through the days of a reading: Theil and Sen's slope, the median of the slopes between any two days,
 * which no outlier bends. Its interval is the wider of two: Sen's own, which is right when days are independent of each
 * other, and that of a walk whose steps are, which is right when each day begins where the last one ended. So a walk
 * without a direction is not taken for a trend.
 *
 * @param perDay by how much it changes in a day
 * @param low the lowest slope that the data allows
 * @param high the highest
 * @param level where the line is on the last day
 * @param noise how far a day usually lies from the line
 * @param days on how many days it stands
 * @param since the first of them
 */
public record Trend(double perDay, double low, double high, double level, double noise, int days, double since) {
    /** Fewer days bear nothing. */
    public static final int FEWEST = 7;

    /** Of 100 intervals some 90 would hold the truth, if days were as they are said to be. */
    private static final double Z = 1.645;

    private static final int LONGEST_MEMORY = 7;
    /** Turns a median distance into a standard deviation. */
    private static final double NORMAL = 1.4826;

    /** The line through the newest days that a single line describes; empty when they are too few. */
    public static Optional<Trend> of(List<Sample> samples) {
        List<Sample> straight = Straight.newest(samples);
        return straight.size() < FEWEST ? Optional.empty() : Optional.of(fit(straight));
    }

    /** Through all of them. */
    static Trend fit(List<Sample> samples) {
        double[] slopes = slopes(samples);
        double slope = median(slopes);
        double[] residuals = residuals(samples, slope);
        double base = median(residuals);
        double noise = NORMAL
                * median(Arrays.stream(residuals)
                        .map(residual -> Math.abs(residual - base))
                        .toArray());
        double last = samples.getLast().day();
        double reach = Math.max(ofRanks(slopes, slope, samples.size()), ofWalk(samples, slope));
        return new Trend(
                slope,
                slope - reach,
                slope + reach,
                base + slope * last,
                noise,
                samples.size(),
                samples.getFirst().day());
    }

    private static double[] slopes(List<Sample> samples) {
        int count = samples.size();
        double[] slopes = new double[count * (count - 1) / 2];
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                slopes[next++] = (samples.get(j).value() - samples.get(i).value())
                        / (samples.get(j).day() - samples.get(i).day());
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double[] residuals(List<Sample> samples, double slope) {
        return samples.stream()
                .mapToDouble(sample -> sample.value() - slope * sample.day())
                .toArray();
    }

    /** Sen's interval, by Kendall's variance of ranks. */
    private static double ofRanks(double[] sorted, double slope, int count) {
        double width = Z * Math.sqrt(count * (count - 1.0) * (2.0 * count + 5) / 18);
        int low = (int) Math.clamp(Math.round((sorted.length - width) / 2), 0, sorted.length - 1);
        int high = (int) Math.clamp(Math.round((sorted.length + width) / 2), 0, sorted.length - 1);
        return Math.max(sorted[high] - slope, slope - sorted[low]);
    }

    /** From the long-run variance of the steps from day to day (Newey and West's), without those that are far out. */
    private static double ofWalk(List<Sample> samples, double slope) {
        double[] steps = steps(samples);
        for (int i = 0; i < steps.length; i++) {
            steps[i] -= slope;
        }
        double usual = NORMAL * median(Arrays.stream(steps).map(Math::abs).toArray());
        for (int i = 0; i < steps.length; i++) {
            steps[i] = Math.clamp(steps[i], -4 * usual, 4 * usual);
        }
        int memory = Math.min(LONGEST_MEMORY, steps.length / 3);
        double variance = covariance(steps, 0);
        for (int lag = 1; lag <= memory; lag++) {
            variance += 2 * (1 - lag / (memory + 1.0)) * covariance(steps, lag);
        }
        return Z * Math.sqrt(Math.max(0, variance) / steps.length);
    }

    private static double covariance(double[] steps, int lag) {
        double sum = 0;
        for (int i = lag; i < steps.length; i++) {
            sum += steps[i] * steps[i - lag];
        }
        return sum / steps.length;
    }

    /** By how much it changed each day. */
    static double[] steps(List<Sample> samples) {
        double[] steps = new double[samples.size() - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (samples.get(i + 1).value() - samples.get(i).value())
                    / (samples.get(i + 1).day() - samples.get(i).day());
        }
        return steps;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double usualDistance(double[] values) {
        double middle = median(values);
        return NORMAL
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - middle))
                        .toArray());
    }
}
