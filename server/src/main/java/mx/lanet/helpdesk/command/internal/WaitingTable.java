package mx.lanet.helpdesk.command.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What heartbeats read and change in {@code agent_command}. */
public final class WaitingTable {
    /** Of one asset in one answer. */
    private static final int MOST = 20;

    private final JdbcTemplate jdbc;

    /** A command without a result. */
    public record Waiting(
            UUID clientId, UUID assetId, UUID commandId, @Nullable UUID runId, boolean delivered, Command command) {}

    public WaitingTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<Waiting> find(UUID[] clients, UUID[] assets, Instant now) {
        return jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            """
                            SELECT client_id, asset_id, command_id, kind, script, script_type, arguments,
                                timeout_seconds, priority, signature, expires_at, delivered_at, run_id,
                                created_by_name, reason, notice_consent, notice_name, notice_seconds
                            FROM (
                                SELECT c.*, row_number() OVER (
                                    PARTITION BY c.client_id, c.asset_id ORDER BY
                                    CASE c.priority WHEN 'high' THEN 0 WHEN 'normal' THEN 1 ELSE 2 END, c.created_at,
                                    c.command_id) AS place
                                FROM unnest(?::uuid[], ?::uuid[]) AS h (client_id, asset_id)
                                JOIN agent_command c USING (client_id, asset_id)
                                WHERE c.result_at IS NULL AND c.expires_at > ? AND c.cancel_asked_at IS NULL
                            ) ordered WHERE place <= ? ORDER BY client_id, asset_id, place
                            """);
                    statement.setArray(1, connection.createArrayOf("uuid", clients));
                    statement.setArray(2, connection.createArrayOf("uuid", assets));
                    statement.setObject(3, now.atOffset(ZoneOffset.UTC));
                    statement.setInt(4, MOST);
                    return statement;
                },
                WaitingTable::waiting);
    }

    /** The ids of those that may go out: whatever was withdrawn while it was being read may not. */
    public Set<UUID> markDelivered(List<Waiting> commands, Instant at) {
        if (commands.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            """
                            UPDATE agent_command c SET delivered_at = ?
                            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS d (client_id, asset_id, command_id)
                            WHERE c.client_id = d.client_id AND c.asset_id = d.asset_id AND c.command_id = d.command_id
                              AND c.result_at IS NULL AND c.cancel_asked_at IS NULL
                            RETURNING c.command_id
                            """);
                    statement.setObject(1, at.atOffset(ZoneOffset.UTC));
                    statement.setArray(2, uuids(connection, commands, Waiting::clientId));
                    statement.setArray(3, uuids(connection, commands, Waiting::assetId));
                    statement.setArray(4, uuids(connection, commands, Waiting::commandId));
                    return statement;
                },
                (row, _) -> row.getObject("command_id", UUID.class)));
    }

    private static Array uuids(Connection connection, List<Waiting> commands, Function<Waiting, UUID> which)
            throws SQLException {
        return connection.createArrayOf("uuid", commands.stream().map(which).toArray());
    }

    private static @Nullable List<String> arguments(ResultSet row) throws SQLException {
        String[] values = (String[]) row.getArray("arguments").getArray();
        return values.length == 0 ? null : List.of(values);
    }

    private static @Nullable CommandNotice notice(ResultSet row) throws SQLException {
        String consent = row.getString("notice_consent");
        return consent == null
                ? null
                : new CommandNotice(
                        row.getString("created_by_name"),
                        row.getString("reason"),
                        consent,
                        row.getString("notice_name"),
                        row.getInt("notice_seconds"));
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("command_id", UUID.class);
        Command command = new Command(
                id.toString(),
                row.getString("kind"),
                row.getString("script"),
                row.getString("script_type"),
                arguments(row),
                row.getInt("timeout_seconds"),
                row.getString("priority"),
                row.getString("signature"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant().toString(),
                notice(row));
        return new Waiting(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                id,
                row.getObject("run_id", UUID.class),
                row.getObject("delivered_at") != null,
                command);
    }
}
