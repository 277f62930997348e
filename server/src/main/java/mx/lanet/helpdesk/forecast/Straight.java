package mx.lanet.helpdesk.forecast;

import java.util.List;

/**
 * Which of the newest days one line may describe: those after the last step (a disk was cleaned up, memory was added),
 * and of a bend (growth that slows down) those after it.
 */
final class Straight {
    /** A jump of less is no step, however quiet the days are. */
    private static final double LEAST_STEP = 3;

    private static final double STEP_OF_USUAL = 6;
    private static final int BESIDE = 5;
    private static final double BEND_OF_ERROR = 1.5;

    private Straight() {}

    static List<Sample> newest(List<Sample> samples) {
        List<Sample> rest = samples.subList(afterLastStep(samples), samples.size());
        while (rest.size() >= 2 * Trend.FEWEST && bends(rest)) {
            rest = rest.subList(rest.size() / 2, rest.size());
        }
        return rest;
    }

    private static int afterLastStep(List<Sample> samples) {
        if (samples.size() < 3) {
            return 0;
        }
        double[] steps = Trend.steps(samples);
        double usual = Trend.median(steps);
        double least = Math.max(LEAST_STEP, STEP_OF_USUAL * Trend.usualDistance(steps));
        for (int i = samples.size() - 1; i > 0; i--) {
            double jump = samples.get(i).value() - samples.get(i - 1).value() - usual;
            if (Math.abs(jump) > least && stays(samples, i, jump)) {
                return i;
            }
        }
        return 0;
    }

    /** A peak of a day or two is an outlier, not a step; what is too young to be told apart counts as one. */
    private static boolean stays(List<Sample> samples, int at, double jump) {
        double before = middle(samples, Math.max(0, at - BESIDE), at);
        double after = middle(samples, at, Math.min(samples.size(), at + BESIDE));
        return Math.signum(after - before) == Math.signum(jump) && Math.abs(after - before) > Math.abs(jump) / 2;
    }

    private static double middle(List<Sample> samples, int from, int to) {
        return Trend.median(
                samples.subList(from, to).stream().mapToDouble(Sample::value).toArray());
    }

    private static boolean bends(List<Sample> samples) {
        int half = samples.size() / 2;
        Trend first = Trend.fit(samples.subList(0, half));
        Trend second = Trend.fit(samples.subList(half, samples.size()));
        double error = Math.hypot(first.high() - first.perDay(), second.high() - second.perDay());
        return Math.abs(first.perDay() - second.perDay()) > BEND_OF_ERROR * error / 2;
    }
}
