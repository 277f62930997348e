package mx.lanet.helpdesk.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Readings over a while, one in each step. Null where the machine said nothing: a gap stays a gap, while the jitter of
 * an interval makes none.
 */
public record History(List<Instant> times, List<@Nullable Point> points) {
    static final Duration SHORTEST_STEP = Duration.ofMinutes(5);
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    public History {
        times = List.copyOf(times);
        points = Collections.unmodifiableList(new ArrayList<>(points));
    }

    /** One stored point. */
    public record Point(
            Instant at,
            @Nullable Double cpu,
            @Nullable Double memory,
            @Nullable Double disk,
            @Nullable Double network,
            @Nullable Double temperature) {}

    public boolean isEmpty() {
        return points.stream().allMatch(point -> point == null);
    }

    /** One reading of each step. */
    public List<@Nullable Double> values(Function<Point, @Nullable Double> reading) {
        List<@Nullable Double> values = new ArrayList<>();
        for (Point point : points) {
            values.add(point == null ? null : reading.apply(point));
        }
        return values;
    }

    /** Lays points, oldest first, into even steps: the last of each step counts. */
    static History of(List<Point> points, Instant from, Instant until) {
        Duration step = step(points);
        int count = (int) Math.ceilDiv(Duration.between(from, until).toMillis(), step.toMillis());
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(from.plus(step.multipliedBy(i)));
        }
        List<@Nullable Point> laid = new ArrayList<>(Collections.nCopies(count, null));
        for (Point point : points) {
            int place = (int) (Duration.between(from, point.at()).toMillis() / step.toMillis());
            if (place >= 0 && place < count) {
                laid.set(place, point);
            }
        }
        bridgeJitter(laid, step);
        return new History(times, laid);
    }

    /** Two points less than two steps apart can leave one step between them empty. */
    private static void bridgeJitter(List<@Nullable Point> laid, Duration step) {
        for (int i = 1; i < laid.size() - 1; i++) {
            Point before = laid.get(i - 1);
            Point after = laid.get(i + 1);
            if (laid.get(i) == null && before != null && after != null) {
                Duration apart = Duration.between(before.at(), after.at());
                if (apart.compareTo(step.multipliedBy(2)) < 0) {
                    laid.set(i, before);
                }
            }
        }
    }

    /** The usual distance of two points, since each machine may have an interval of its own. */
    private static Duration step(List<Point> points) {
        List<Long> distances = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            distances.add(
                    Duration.between(points.get(i - 1).at(), points.get(i).at()).toSeconds());
        }
        if (distances.isEmpty()) {
            return SHORTEST_STEP;
        }
        Collections.sort(distances);
        long usual = Math.ceilDiv(distances.get(distances.size() / 2) - 5, 60L) * 60;
        return Duration.ofSeconds(Math.clamp(usual, SHORTEST_STEP.toSeconds(), LONGEST_STEP.toSeconds()));
    }
}
