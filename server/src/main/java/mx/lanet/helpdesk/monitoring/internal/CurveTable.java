package mx.lanet.helpdesk.monitoring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.monitoring.Band;
import mx.lanet.helpdesk.monitoring.Curve.Piece;
import mx.lanet.helpdesk.monitoring.Metric;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading side of {@code metric_point} and {@code metric_rollup}, of one machine. */
@Component
public class CurveTable {
    /** More than a point each minute over two days is nobody's interval. */
    private static final int MOST_POINTS = 3000;

    private static final int METRICS = Metric.values().length;

    private final JdbcClient sql;

    CurveTable(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Piece> points(UUID clientId, UUID assetId, Instant from, Instant until) {
        return sql.sql(
                        """
                        SELECT at, cpu, memory, disk, network, temperature FROM metric_point
                        WHERE client_id = :client AND asset_id = :asset AND at >= :from AND at < :until
                        ORDER BY at LIMIT :most
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", MOST_POINTS)
                .query((row, number) -> point(row))
                .list();
    }

    /** The hours of points that have not been rolled up. */
    public List<Piece> hoursOfPoints(UUID clientId, UUID assetId, Instant from, Instant until) {
        return sql.sql(
                        """
                        SELECT date_trunc('hour', at, 'UTC') AS at, count(*) AS points,
                            min(cpu), avg(cpu), max(cpu), min(memory), avg(memory), max(memory),
                            min(disk), avg(disk), max(disk), min(network), avg(network), max(network),
                            min(temperature), avg(temperature), max(temperature)
                        FROM metric_point
                        WHERE client_id = :client AND asset_id = :asset AND at >= :from AND at < :until
                        GROUP BY 1 ORDER BY 1
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> hour(row))
                .list();
    }

    /** The hours that were rolled up, oldest first; only these metrics are read. */
    public List<Piece> hours(UUID clientId, UUID assetId, Instant from, Instant until, Set<Metric> metrics) {
        List<Piece> hours = new ArrayList<>();
        sql.sql(
                        """
                        SELECT day, points,
                            CASE WHEN :cpu THEN cpu_min END, CASE WHEN :cpu THEN cpu_mean END, CASE WHEN :cpu THEN cpu_max END,
                            CASE WHEN :memory THEN memory_min END, CASE WHEN :memory THEN memory_mean END, CASE WHEN :memory THEN memory_max END,
                            CASE WHEN :disk THEN disk_min END, CASE WHEN :disk THEN disk_mean END, CASE WHEN :disk THEN disk_max END,
                            CASE WHEN :network THEN network_min END, CASE WHEN :network THEN network_mean END, CASE WHEN :network THEN network_max END,
                            CASE WHEN :temperature THEN temperature_min END, CASE WHEN :temperature THEN temperature_mean END, CASE WHEN :temperature THEN temperature_max END
                        FROM metric_rollup
                        WHERE client_id = :client AND asset_id = :asset AND day >= :from AND day <= :until
                        ORDER BY day
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("from", LocalDate.ofInstant(from, ZoneOffset.UTC))
                .param("until", LocalDate.ofInstant(until, ZoneOffset.UTC))
                .params(wanted(metrics))
                .query((row, number) -> hours.addAll(day(row, from, until)))
                .list();
        return hours;
    }

    private static Map<String, Boolean> wanted(Set<Metric> metrics) {
        return Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::word, metrics::contains));
    }

    private static Piece point(ResultSet row) throws SQLException {
        @Nullable Band[] bands = new Band[METRICS];
        for (int metric = 0; metric < METRICS; metric++) {
            double value = row.getDouble(2 + metric);
            bands[metric] = row.wasNull() ? null : new Band(value, value, value);
        }
        return new Piece(at(row), 1, bands);
    }

    private static Piece hour(ResultSet row) throws SQLException {
        @Nullable Band[] bands = new Band[METRICS];
        for (int metric = 0; metric < METRICS; metric++) {
            int column = 3 + 3 * metric;
            double low = row.getDouble(column);
            bands[metric] = row.wasNull() ? null : new Band(low, row.getDouble(column + 1), row.getDouble(column + 2));
        }
        return new Piece(at(row), row.getInt("points"), bands);
    }

    private static List<Piece> day(ResultSet row, Instant from, Instant until) throws SQLException {
        Instant midnight = row.getObject("day", LocalDate.class)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Object[] counts = array(row, 2);
        Object[][] columns = new Object[3 * METRICS][];
        for (int column = 0; column < columns.length; column++) {
            columns[column] = array(row, 3 + column);
        }
        List<Piece> hours = new ArrayList<>();
        for (int hour = 0; hour < counts.length; hour++) {
            int count = ((Number) counts[hour]).intValue();
            Instant at = midnight.plus(Duration.ofHours(hour));
            if (count > 0 && !at.isBefore(from) && at.isBefore(until)) {
                hours.add(new Piece(at, count, bands(columns, hour)));
            }
        }
        return hours;
    }

    private static @Nullable Band[] bands(Object[][] columns, int hour) {
        @Nullable Band[] bands = new Band[METRICS];
        for (int metric = 0; metric < METRICS; metric++) {
            Double low = real(columns[3 * metric], hour);
            Double mean = real(columns[3 * metric + 1], hour);
            Double high = real(columns[3 * metric + 2], hour);
            bands[metric] = low == null || mean == null || high == null ? null : new Band(low, mean, high);
        }
        return bands;
    }

    private static @Nullable Double real(Object[] values, int hour) {
        return hour < values.length && values[hour] instanceof Number number ? number.doubleValue() : null;
    }

    private static Object[] array(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
    }
}
