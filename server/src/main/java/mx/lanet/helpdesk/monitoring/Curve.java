package mx.lanet.helpdesk.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a machine was over a while, in steps. A step in which it said nothing is a gap and stays one.
 *
 * @param edges where each step begins, and at last where the last one ends
 * @param bands one of each metric for each step; null where there is none
 */
public record Curve(List<Instant> edges, Map<Metric, List<@Nullable Band>> bands) {
    public Curve {
        edges = List.copyOf(edges);
        bands = Collections.unmodifiableMap(bands);
    }

    /**
     * What was said in a while: an hour of a rollup, or a single point.
     *
     * @param count of how many points it was made
     * @param bands in the order of {@link Metric}
     */
    public record Piece(Instant at, int count, @Nullable Band[] bands) {}

    public int steps() {
        return edges.size() - 1;
    }

    public List<@Nullable Band> of(Metric metric) {
        return bands.getOrDefault(metric, List.of());
    }

    /** Whether the machine said nothing of it at all. */
    public boolean isEmpty(Metric metric) {
        return of(metric).stream().allMatch(band -> band == null);
    }

    /** Lays pieces into the steps; what lies outside is left out. */
    static Curve of(List<Instant> edges, List<Piece> pieces) {
        Sum[][] sums = new Sum[Metric.values().length][edges.size() - 1];
        long[] starts = edges.stream().mapToLong(Instant::toEpochMilli).toArray();
        for (Piece piece : pieces) {
            int found = Arrays.binarySearch(starts, piece.at().toEpochMilli());
            int place = found >= 0 ? found : -found - 2;
            if (place >= 0 && place < edges.size() - 1) {
                add(sums, place, piece);
            }
        }
        Map<Metric, List<@Nullable Band>> bands = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            List<@Nullable Band> all = new ArrayList<>();
            for (Sum sum : sums[metric.ordinal()]) {
                all.add(sum == null ? null : sum.band());
            }
            bands.put(metric, Collections.unmodifiableList(all));
        }
        return new Curve(edges, bands);
    }

    private static void add(Sum[][] sums, int place, Piece piece) {
        for (int metric = 0; metric < sums.length; metric++) {
            Band band = piece.bands()[metric];
            if (band != null) {
                Sum sum = sums[metric][place];
                sums[metric][place] = sum == null ? new Sum(band, piece.count()) : sum.with(band, piece.count());
            }
        }
    }

    private record Sum(double low, double total, double high, long count) {
        Sum(Band band, int count) {
            this(band.low(), band.mean() * count, band.high(), count);
        }

        Sum with(Band band, int more) {
            return new Sum(
                    Math.min(low, band.low()), total + band.mean() * more, Math.max(high, band.high()), count + more);
        }

        Band band() {
            return new Band(low, total / count, high);
        }
    }
}
