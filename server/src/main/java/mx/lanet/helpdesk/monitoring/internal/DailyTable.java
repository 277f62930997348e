package mx.lanet.helpdesk.monitoring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.DailyReadings.Day;
import mx.lanet.helpdesk.monitoring.DailyReadings.Machine;
import mx.lanet.helpdesk.monitoring.DailyReadings.Volume;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code metric_rollup} by days, and {@code asset_boot}. */
@Component
public class DailyTable {
    private static final int MOST_STARTS = 2_000;

    private final JdbcClient sql;

    DailyTable(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Machine> machinesAfter(UUID clientId, UUID assetId, LocalDate since, int most) {
        return sql.sql(
                        """
                        SELECT DISTINCT client_id, asset_id FROM metric_rollup
                        WHERE day >= :since AND (client_id, asset_id) > (:client, :asset)
                        ORDER BY client_id, asset_id LIMIT :most
                        """)
                .param("since", since)
                .param("client", clientId)
                .param("asset", assetId)
                .param("most", most)
                .query((row, number) ->
                        new Machine(row.getObject("client_id", UUID.class), row.getObject("asset_id", UUID.class)))
                .list();
    }

    public List<Day> days(UUID clientId, UUID assetId, LocalDate since) {
        return sql.sql(
                        """
                        WITH hour AS (
                            SELECT date_trunc('hour', at, 'UTC') AS at, avg(disk) AS disk, avg(memory) AS memory,
                                avg(temperature) AS temperature
                            FROM metric_point WHERE client_id = :client AND asset_id = :asset
                              AND at < date_trunc('day', now(), 'UTC')
                            GROUP BY 1),
                        said AS (
                            SELECT day, 1 AS source,
                                (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY v) FROM unnest(disk_mean) v) AS disk,
                                (SELECT avg(v) FROM unnest(memory_mean) v) AS memory,
                                (SELECT max(v) FROM unnest(temperature_mean) v) AS temperature
                            FROM metric_rollup WHERE client_id = :client AND asset_id = :asset AND day >= :since
                            UNION ALL
                            SELECT (at AT TIME ZONE 'UTC')::date, 0, percentile_disc(0.5) WITHIN GROUP (ORDER BY disk),
                                avg(memory), max(temperature)
                            FROM hour GROUP BY 1)
                        SELECT DISTINCT ON (day) day, disk, memory, temperature FROM said ORDER BY day, source
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("since", since)
                .query((row, number) -> new Day(
                        row.getObject("day", LocalDate.class),
                        real(row, "disk"),
                        real(row, "memory"),
                        real(row, "temperature")))
                .list();
    }

    /** What is said today may change until the day is over. */
    public List<Volume> volumes(UUID clientId, UUID assetId) {
        return sql.sql(
                        """
                        SELECT mount, last_day, used, last_day >= (now() AT TIME ZONE 'UTC')::date AS lasts
                        FROM asset_volume WHERE client_id = :client AND asset_id = :asset ORDER BY mount
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) -> volume(row))
                .list();
    }

    private static Volume volume(ResultSet row) throws SQLException {
        List<@Nullable Double> used = new ArrayList<>();
        for (Object day : (Object[]) row.getArray("used").getArray()) {
            used.add(day instanceof Number number ? number.doubleValue() : null);
        }
        LocalDate first = row.getObject("last_day", LocalDate.class).minusDays(used.size() - 1L);
        return new Volume(
                row.getString("mount"), first, row.getBoolean("lasts") ? used.subList(0, used.size() - 1) : used);
    }

    public List<Instant> starts(UUID clientId, UUID assetId, Instant since) {
        return sql.sql(
                        """
                        SELECT booted_at FROM asset_boot
                        WHERE client_id = :client AND asset_id = :asset AND booted_at >= :since
                        ORDER BY booted_at LIMIT :most
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", MOST_STARTS)
                .query((row, number) ->
                        row.getObject("booted_at", OffsetDateTime.class).toInstant())
                .list();
    }

    private static @Nullable Double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
