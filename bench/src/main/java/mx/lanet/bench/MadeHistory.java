package mx.lanet.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import mx.lanet.helpdesk.forecast.Sample;

/**
 * A disk's fullness over 90 days that are known and 120 that are not, made by a known law.
 *
 * @param known the days that a forecast is given
 * @param fullAfter in how many days from the last known one it is full; infinite when it is not within 120 days
 */
record MadeHistory(List<Sample> known, double fullAfter) {
    private static final int KNOWN_DAYS = 90;
    private static final int DAYS = KNOWN_DAYS + 120;

    /** How a disk fills. */
    enum Law {
        LINEAR,
        NOISY,
        WEEKDAYS,
        CLEANED_UP,
        SHORT,
        SATURATING,
        FLAT,
        FLAT_WEEKDAYS,
        WALK;

        /** Whether there is a direction in it that a line can tell. */
        boolean rises() {
            return compareTo(SATURATING) < 0;
        }
    }

    static MadeHistory of(Law law, Random random) {
        double[] truth = truth(law, random);
        double noise = noise(law, random);
        boolean isPeaks = random.nextInt(4) == 0;
        int first = law == Law.SHORT ? KNOWN_DAYS - 12 - random.nextInt(10) : 0;
        List<Sample> known = new ArrayList<>();
        for (int day = first; day < KNOWN_DAYS; day++) {
            // Machines are off on some days, and now and then somebody leaves a large file for a day.
            if (random.nextInt(12) > 0) {
                double peak = isPeaks && random.nextInt(25) == 0 ? 3 + random.nextDouble() * 9 : 0;
                known.add(new Sample(day, Math.clamp(truth[day] + noise * random.nextGaussian() + peak, 0, 100)));
            }
        }
        return new MadeHistory(known, fullAfter(truth));
    }

    private static double noise(Law law, Random random) {
        return switch (law) {
            case NOISY -> 1 + random.nextDouble() * 2;
            case WALK -> 0.1;
            default -> 0.1 + random.nextDouble() * 0.5;
        };
    }

    private static double fullAfter(double[] truth) {
        for (int day = KNOWN_DAYS; day < DAYS; day++) {
            if (truth[day] >= 100) {
                return day - KNOWN_DAYS + 1;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double[] truth(Law law, Random random) {
        return switch (law) {
            case LINEAR, NOISY, SHORT -> rising(random, 0);
            case WEEKDAYS -> rising(random, 1 + random.nextDouble());
            case CLEANED_UP -> cleanedUp(random);
            case SATURATING -> saturating(random);
            case FLAT -> flat(random, 0);
            case FLAT_WEEKDAYS -> flat(random, 1 + random.nextDouble() * 2);
            case WALK -> walk(random);
        };
    }

    /** Full somewhere between tomorrow and a hundred days. */
    private static double[] rising(Random random, double weekdays) {
        double left = 1 + random.nextDouble() * 100;
        double slope = 0.1 + random.nextDouble() * random.nextDouble() * 2;
        double[] truth = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            truth[day] = 100 + slope * (day - (KNOWN_DAYS - 1) - left) + weekdays * week(day);
        }
        return truth;
    }

    private static double[] cleanedUp(Random random) {
        double[] truth = rising(random, 0);
        int day = 20 + random.nextInt(60);
        double freed = 8 + random.nextDouble() * 20;
        for (int before = 0; before < day; before++) {
            truth[before] += freed;
        }
        return Arrays.stream(truth).map(value -> Math.max(0, value)).toArray();
    }

    private static double[] saturating(Random random) {
        double ceiling = 60 + random.nextDouble() * 35;
        double rise = 10 + random.nextDouble() * 40;
        double pace = 8 + random.nextDouble() * 25;
        double[] truth = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            truth[day] = ceiling - rise * Math.exp(-day / pace);
        }
        return truth;
    }

    private static double[] flat(Random random, double weekdays) {
        double level = 30 + random.nextDouble() * 65;
        double[] truth = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            truth[day] = level + weekdays * week(day);
        }
        return truth;
    }

    /** Nobody knows where it goes. */
    private static double[] walk(Random random) {
        double pace = 0.2 + random.nextDouble() * 0.8;
        double[] truth = new double[DAYS];
        truth[0] = 40 + random.nextDouble() * 45;
        for (int day = 1; day < DAYS; day++) {
            truth[day] = Math.clamp(truth[day - 1] + pace * random.nextGaussian(), 5, 100);
        }
        return truth;
    }

    private static double week(int day) {
        return day % 7 < 5 ? 0.5 : -0.8;
    }
}
