package mx.lanet.helpdesk.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.lanet.helpdesk.alert.AgentAlerts;
import mx.lanet.helpdesk.alert.AlertChanged;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.HeardAsset;
import mx.lanet.helpdesk.asset.HeardAssets;
import mx.lanet.helpdesk.monitoring.internal.BootTable;
import mx.lanet.helpdesk.monitoring.internal.Boots;
import mx.lanet.helpdesk.monitoring.internal.LogTable;
import mx.lanet.helpdesk.monitoring.internal.MetricDays;
import mx.lanet.helpdesk.monitoring.internal.PointClock;
import mx.lanet.helpdesk.monitoring.internal.PointTable;
import mx.lanet.helpdesk.monitoring.internal.PointTable.Point;
import mx.lanet.helpdesk.monitoring.internal.StatusTable;
import mx.lanet.helpdesk.monitoring.internal.Thresholds;
import mx.lanet.helpdesk.monitoring.internal.VolumeTable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * Stores heartbeats, a batch at a time, inside the caller's ingest transaction. A batch that is stored twice leaves
 * what it left the first time.
 */
@Service
public class Heartbeats {
    private final StatusTable status;
    private final PointTable points;
    private final MetricDays days;
    private final LogTable logs;
    private final AgentAlerts alerts;
    private final Boots boots;
    private final VolumeTable volumes;
    private final HeardAssets assets;
    private final AgentSettings settings;
    private final PointClock pointClock = new PointClock();

    /**
     * What a batch left.
     *
     * @param heard what is known of each asset; one that is missing does not exist, one that is retired was not stored
     * @param cameOnline those that were not online before
     * @param points what {@link #committed} remembers
     * @param alerts those that opened or closed, which {@link #committed} tells
     * @param boots what it remembers, too
     */
    public record Stored(
            Map<UUID, HeardAsset> heard,
            List<HeardAsset> cameOnline,
            List<Taken> points,
            List<AlertChanged> alerts,
            List<Boot> boots) {}

    /** A start of a machine. */
    public record Boot(UUID clientId, UUID assetId, Instant at) {}

    /** A point of history. */
    public record Taken(UUID assetId, Instant start) {}

    Heartbeats(
            @Qualifier("ingest") DataSource dataSource,
            MetricDays days,
            HeardAssets assets,
            AgentSettings settings,
            AgentAlerts alerts) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        this.status = new StatusTable(jdbc);
        this.points = new PointTable(jdbc);
        this.days = days;
        this.logs = new LogTable(jdbc);
        this.alerts = alerts;
        this.volumes = new VolumeTable(jdbc);
        this.boots = new Boots(new BootTable(jdbc), days);
        this.assets = assets;
        this.settings = settings;
    }

    /** Stores at most one heartbeat of each asset, sorted by client and asset. */
    public Stored store(List<Reading> batch) {
        Map<UUID, HeardAsset> heard = assets.find(ids(batch, true), ids(batch, false)).stream()
                .collect(Collectors.toMap(HeardAsset::assetId, asset -> asset));
        List<Reading> readings = batch.stream()
                .filter(reading -> isInUse(heard.get(reading.assetId())))
                .toList();
        if (readings.isEmpty()) {
            return new Stored(heard, List.of(), List.of(), List.of(), List.of());
        }
        status.upsert(readings);
        List<Point> due = due(readings, heard);
        List<Point> all = new ArrayList<>(due);
        readings.forEach(reading -> all.addAll(past(reading, heard.get(reading.assetId()))));
        storePoints(all, readings.getFirst().receivedAt());
        List<Boot> booted = boots.store(readings);
        storeVolumes(readings);
        storeLogs(readings);
        List<AlertChanged> changed = storeAlerts(readings, heard);
        return new Stored(
                heard,
                cameOnline(readings, heard),
                due.stream()
                        .map(point -> new Taken(point.assetId(), point.at()))
                        .toList(),
                changed,
                booted);
    }

    /** The transaction of this batch has been committed. */
    public void committed(Stored stored) {
        stored.points().forEach(point -> pointClock.taken(point.assetId(), point.start()));
        stored.boots().forEach(boots::taken);
        alerts.committed(stored.alerts());
    }

    /** All that holds for this asset's agent. */
    public Map<String, Object> settingsOf(HeardAsset asset) {
        String own = asset.ownSettings();
        if (own == null) {
            return settings.defaults();
        }
        Map<String, Object> all = new HashMap<>(settings.defaults());
        all.putAll(settings.parse(own));
        return all;
    }

    /** Seconds between two heartbeats of this asset. */
    public long heartbeatSeconds(HeardAsset asset) {
        return seconds(asset, "heartbeat_interval");
    }

    private long seconds(HeardAsset asset, String setting) {
        return settingsOf(asset).get(setting) instanceof Number number ? Math.max(1, number.longValue()) : 60;
    }

    private static boolean isInUse(@Nullable HeardAsset asset) {
        return asset != null && !asset.retired();
    }

    private List<Point> due(List<Reading> readings, Map<UUID, HeardAsset> heard) {
        List<Point> due = new ArrayList<>();
        for (Reading reading : readings) {
            HeardAsset asset = heard.get(reading.assetId());
            if (asset != null) {
                pointClock
                        .due(reading.assetId(), reading.receivedAt(), seconds(asset, "metrics_interval"))
                        .ifPresent(start -> due.add(Point.of(reading, start)));
            }
        }
        return due;
    }

    private void storePoints(List<Point> all, Instant now) {
        Instant oldest = MetricDays.oldestPoint(now);
        Map<Boolean, List<Point>> byAge = all.stream()
                .collect(Collectors.partitioningBy(point -> point.at().isBefore(oldest)));
        List<Point> inTime = byAge.getOrDefault(false, List.of());
        if (!inTime.isEmpty()) {
            days.ensure(inTime.stream().map(Point::at).toList());
            points.insert(inTime);
        }
        List<Point> late = byAge.getOrDefault(true, List.of());
        if (!late.isEmpty()) {
            days.ensureLate(late.stream().map(Point::at).toList());
            points.insertLate(late);
        }
    }

    // What is said of the future is no past.
    private List<Point> past(Reading reading, @Nullable HeardAsset asset) {
        if (asset == null || reading.past().isEmpty()) {
            return List.of();
        }
        long interval = seconds(asset, "metrics_interval");
        Instant oldest = MetricDays.oldestLate(reading.receivedAt());
        return reading.past().stream()
                .filter(then -> !then.at().isBefore(oldest) && !then.at().isAfter(reading.receivedAt()))
                .map(then -> Point.of(reading, then, PointClock.beginning(reading.assetId(), then.at(), interval)))
                .toList();
    }

    private List<AlertChanged> storeAlerts(List<Reading> readings, Map<UUID, HeardAsset> heard) {
        List<AgentAlerts.Heartbeat> batch = new ArrayList<>();
        for (Reading reading : readings) {
            HeardAsset asset = heard.get(reading.assetId());
            if (asset != null) {
                Map<String, Object> own = settingsOf(asset);
                batch.add(new AgentAlerts.Heartbeat(
                        asset,
                        reading.receivedAt(),
                        reading.alerts().stream().map(Heartbeats::raised).toList(),
                        alert -> Thresholds.isOver(alert, reading, own)));
            }
        }
        return alerts.store(batch);
    }

    private static AgentAlerts.Raised raised(Reading.Alert alert) {
        return new AgentAlerts.Raised(
                alert.named() ? alert.alertId() : null,
                alert.kind(),
                alert.subject(),
                alert.severity(),
                alert.message(),
                alert.threshold(),
                alert.currentValue(),
                alert.raisedAt(),
                alert.over());
    }

    private void storeVolumes(List<Reading> readings) {
        List<VolumeTable.Row> rows = readings.stream()
                .flatMap(reading -> reading.volumes().stream()
                        .map(volume -> new VolumeTable.Row(
                                reading.clientId(), reading.assetId(), reading.receivedAt(), volume)))
                .toList();
        if (!rows.isEmpty()) {
            volumes.upsert(rows);
        }
    }

    private void storeLogs(List<Reading> readings) {
        List<LogTable.Line> lines = readings.stream()
                .flatMap(reading -> reading.logs().stream()
                        .map(line ->
                                new LogTable.Line(reading.clientId(), reading.assetId(), reading.receivedAt(), line)))
                .toList();
        if (!lines.isEmpty()) {
            logs.insert(lines);
        }
    }

    private List<HeardAsset> cameOnline(List<Reading> readings, Map<UUID, HeardAsset> heard) {
        List<Reading> away = readings.stream()
                .filter(reading -> heard.get(reading.assetId()) instanceof HeardAsset asset && !asset.online())
                .toList();
        return away.isEmpty() ? List.of() : assets.changePresence(ids(away, true), ids(away, false), true);
    }

    private static UUID[] ids(List<Reading> readings, boolean ofClients) {
        return readings.stream()
                .map(ofClients ? Reading::clientId : Reading::assetId)
                .toArray(UUID[]::new);
    }
}
