package mx.lanet.helpdesk.monitoring.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.History;
import mx.lanet.helpdesk.monitoring.Readings.LogLine;
import mx.lanet.helpdesk.monitoring.Readings.Newest;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reading side of {@code monitoring}. */
@Component
public class ReadingsTable {
    /** More than a point each minute over two days is nobody's interval. */
    private static final int MOST_POINTS = 3000;

    private final JdbcClient sql;

    ReadingsTable(JdbcClient sql) {
        this.sql = sql;
    }

    public List<LogLine> log(UUID clientId, UUID assetId, Slice.Request page) {
        return sql.sql(
                        """
                        SELECT at, level, message FROM agent_log WHERE client_id = :client AND asset_id = :asset
                        ORDER BY at DESC, log_id LIMIT :size OFFSET :offset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> new LogLine(
                        row.getTimestamp("at").toInstant(), row.getString("level"), row.getString("message")))
                .list();
    }

    public long countLog(UUID clientId, UUID assetId) {
        return sql.sql(
                        """
                        SELECT count(*) FROM (SELECT 1 FROM agent_log WHERE client_id = :client AND asset_id = :asset
                            LIMIT :most) counted
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    public Optional<Newest> newest(UUID clientId, UUID assetId) {
        return sql.sql(
                        """
                        SELECT last_seen, cpu, memory, disk, network, temperature, uptime_seconds, last_boot,
                               updates_pending, antivirus, processes, logged_users
                        FROM asset_status WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .query((row, number) -> newest(row))
                .optional();
    }

    public List<History.Point> points(UUID clientId, UUID assetId, Instant since) {
        return sql.sql(
                        """
                        SELECT at, cpu, memory, disk, network, temperature FROM metric_point
                        WHERE client_id = :client AND asset_id = :asset AND at >= :since ORDER BY at LIMIT :most
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", MOST_POINTS)
                .query((row, number) -> new History.Point(
                        instant(row, "at"),
                        real(row, "cpu"),
                        real(row, "memory"),
                        real(row, "disk"),
                        real(row, "network"),
                        real(row, "temperature")))
                .list();
    }

    private static Newest newest(ResultSet row) throws SQLException {
        return new Newest(
                instant(row, "last_seen"),
                real(row, "cpu"),
                real(row, "memory"),
                real(row, "disk"),
                real(row, "network"),
                real(row, "temperature"),
                row.getObject("uptime_seconds", Long.class),
                optionalInstant(row, "last_boot"),
                row.getObject("updates_pending", Integer.class),
                row.getString("antivirus"),
                row.getObject("processes", Integer.class),
                row.getString("logged_users"));
    }

    private static @Nullable Double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(optionalInstant(row, column));
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
