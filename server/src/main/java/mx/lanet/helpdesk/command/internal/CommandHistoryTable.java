package mx.lanet.helpdesk.command.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.command.CommandHistory.Entry;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what became of commands. */
@Component
public class CommandHistoryTable {
    private final JdbcClient sql;
    private final Clock clock;

    CommandHistoryTable(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public List<Entry> page(UUID clientId, UUID assetId, Slice.Request page) {
        return sql.sql(
                        """
                        SELECT kind, created_by_name, created_at, delivered_at, result_at, exit_code,
                               CASE WHEN status IS NOT NULL THEN status WHEN expires_at < :now THEN 'expired'
                                    WHEN delivered_at IS NOT NULL THEN 'delivered' ELSE 'waiting' END AS became
                        FROM agent_command WHERE client_id = :client AND asset_id = :asset
                        ORDER BY created_at DESC, command_id LIMIT :size OFFSET :offset
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("client", clientId)
                .param("asset", assetId)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> entry(row))
                .list();
    }

    public long count(UUID clientId, UUID assetId) {
        return sql.sql("SELECT count(*) FROM (SELECT 1 FROM agent_command WHERE client_id = :client"
                        + " AND asset_id = :asset LIMIT :most) counted")
                .param("client", clientId)
                .param("asset", assetId)
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("kind"),
                row.getString("became"),
                row.getString("created_by_name"),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "delivered_at"),
                instant(row, "result_at"),
                row.getObject("exit_code", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
