package mx.lanet.helpdesk.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mx.lanet.helpdesk.monitoring.Curve.Piece;

/**
 * Into which steps a while is cut: at most some 400, as a chart is hardly wider. From three hours on they begin with the
 * days of the place, whose days of 23 and 25 hours are days all the same.
 */
final class Steps {
    /** So far back points are drawn as they are. */
    static final Duration OF_POINTS = Duration.ofHours(49);

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_OF_POINTS = Duration.ofHours(1);
    private static final int MOST_OF_POINTS = 600;

    private Steps() {}

    /** For a while that is longer than {@link #OF_POINTS}. */
    static List<Instant> ofHours(Instant from, Instant until, ZoneId zone) {
        long days = Duration.between(from, until).toDays();
        if (days < 17) {
            return even(from.truncatedTo(ChronoUnit.HOURS), until, Duration.ofHours(1));
        }
        return ofDays(from, until, zone, days < 51 ? 3 : days < 101 ? 6 : 24);
    }

    /** As far apart as the machine's points usually are. */
    static List<Instant> ofPoints(List<Piece> points, Instant from, Instant until) {
        Duration least = Duration.between(from, until).dividedBy(MOST_OF_POINTS);
        Duration usual = usual(points);
        return even(from, until, usual.compareTo(least) < 0 ? least : usual);
    }

    private static List<Instant> even(Instant from, Instant until, Duration step) {
        List<Instant> edges = new ArrayList<>();
        for (Instant edge = from; edge.isBefore(until); edge = edge.plus(step)) {
            edges.add(edge);
        }
        edges.add(edges.getLast().plus(step));
        return edges;
    }

    private static List<Instant> ofDays(Instant from, Instant until, ZoneId zone, int hours) {
        List<Instant> edges = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(from, zone);
        while (edges.isEmpty() || edges.getLast().isBefore(until)) {
            for (int hour = 0; hour < 24 && (edges.isEmpty() || edges.getLast().isBefore(until)); hour += hours) {
                Instant edge = day.atTime(hour, 0).atZone(zone).toInstant();
                // What ends before the while begins is no step of it; a day that begins at one has its first step
                // twice.
                if (!edges.isEmpty() && !edge.isAfter(from)) {
                    edges.set(edges.size() - 1, edge);
                } else if (edges.isEmpty() || edge.isAfter(edges.getLast())) {
                    edges.add(edge);
                }
            }
            day = day.plusDays(1);
        }
        return edges;
    }

    private static Duration usual(List<Piece> points) {
        List<Long> distances = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            distances.add(
                    Duration.between(points.get(i - 1).at(), points.get(i).at()).toSeconds());
        }
        if (distances.isEmpty()) {
            return SHORTEST;
        }
        Collections.sort(distances);
        long usual = Math.ceilDiv(distances.get(distances.size() / 2) - 5, 60L) * 60;
        return Duration.ofSeconds(Math.clamp(usual, SHORTEST.toSeconds(), LONGEST_OF_POINTS.toSeconds()));
    }
}
