package mx.lanet.helpdesk.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.monitoring.Curve.Piece;
import mx.lanet.helpdesk.monitoring.internal.CurveTable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Service;

/**
 * How machines were over a while, for people: points of the last two days as they came, hours of the 13 months before. A
 * machine is given as it was found by the person, which proves that they may see it.
 */
@Service
public class Curves {
    /** The longest while that may be asked for. */
    public static final Duration LONGEST = Duration.ofDays(400);

    private final Tenancy tenancy;
    private final CurveTable table;

    Curves(Tenancy tenancy, CurveTable table) {
        this.tenancy = tenancy;
        this.table = table;
    }

    /**
     * @param zone where days begin
     * @param metrics of the others of a long while, nothing is read
     */
    public Curve of(Person person, AssetDetail asset, Instant from, Instant until, ZoneId zone, Set<Metric> metrics) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a while of at most 400 days");
        }
        return tenancy.call(person.scope(), () -> curve(asset, from, until, zone, metrics));
    }

    private Curve curve(AssetDetail asset, Instant from, Instant until, ZoneId zone, Set<Metric> metrics) {
        if (Duration.between(from, until).compareTo(Steps.OF_POINTS) <= 0) {
            List<Piece> points = table.points(asset.clientId(), asset.assetId(), from, until);
            List<Piece> hours = table.hours(asset.clientId(), asset.assetId(), from, until, metrics);
            if (!points.isEmpty() || hours.isEmpty()) {
                return Curve.of(Steps.ofPoints(points, from, until), points);
            }
            // Two days of long ago: their points have become hours.
            return Curve.of(Steps.ofPoints(hours, from, until), hours);
        }
        List<Instant> edges = Steps.ofHours(from, until, zone);
        return Curve.of(edges, hours(asset, edges.getFirst(), edges.getLast(), metrics));
    }

    /** While a day is being rolled up it has both: its points are the whole. */
    private List<Piece> hours(AssetDetail asset, Instant from, Instant until, Set<Metric> metrics) {
        TreeMap<Instant, Piece> byHour = new TreeMap<>();
        for (Piece hour : table.hours(asset.clientId(), asset.assetId(), from, until, metrics)) {
            byHour.put(hour.at(), hour);
        }
        for (Piece hour : table.hoursOfPoints(asset.clientId(), asset.assetId(), from, until)) {
            byHour.put(hour.at(), hour);
        }
        return new ArrayList<>(byHour.values());
    }
}
