package mx.lanet.helpdesk.asset.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.HeardAsset;
import org.springframework.jdbc.core.JdbcTemplate;

/** What heartbeats read and change in {@code asset}, in statements for whole batches. */
public final class HeardTable {
    private static final String COLUMNS =
            """
            a.client_id, a.asset_id, a.state = 'retired' AS retired, a.presence = 'online' AS online, a.condition,
            nullif(a.settings, '{}') AS own_settings,
            CASE WHEN a.settings_revision <> a.settings_delivered THEN a.settings_changed END AS changed_settings,
            CASE WHEN a.settings_revision <> a.settings_delivered THEN a.settings_origins END AS settings_origins,
            a.settings_revision
            """;

    private final JdbcTemplate jdbc;

    public HeardTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public List<HeardAsset> find(UUID[] clients, UUID[] assets) {
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            "SELECT " + COLUMNS
                                    + """
                            FROM unnest(?::uuid[], ?::uuid[]) AS h (client_id, asset_id)
                            JOIN asset a USING (client_id, asset_id)
                            """);
                    statement.setArray(1, connection.createArrayOf("uuid", clients));
                    statement.setArray(2, connection.createArrayOf("uuid", assets));
                    return statement;
                },
                HeardTable::heard);
    }

    public List<HeardAsset> changePresence(UUID[] clients, UUID[] assets, String presence, Instant at) {
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            """
                            UPDATE asset a SET presence = ?, presence_since = ?
                            FROM unnest(?::uuid[], ?::uuid[]) AS h (client_id, asset_id)
                            WHERE a.client_id = h.client_id AND a.asset_id = h.asset_id AND a.presence <> ?
                            RETURNING
                            """
                                    + COLUMNS);
                    statement.setString(1, presence);
                    statement.setObject(2, at.atOffset(ZoneOffset.UTC));
                    statement.setArray(3, connection.createArrayOf("uuid", clients));
                    statement.setArray(4, connection.createArrayOf("uuid", assets));
                    statement.setString(5, presence);
                    return statement;
                },
                HeardTable::heard);
    }

    public void insertEvents(List<HeardAsset> assets, List<UUID> eventIds, String kind, Instant at) {
        if (assets.isEmpty()) {
            return;
        }
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    INSERT INTO asset_event (client_id, asset_id, event_id, at, kind)
                    SELECT client_id, asset_id, event_id, ?, ?
                    FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS e (client_id, asset_id, event_id)
                    """);
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setString(2, kind);
            statement.setArray(
                    3,
                    uuids(connection, assets.stream().map(HeardAsset::clientId).toList()));
            statement.setArray(
                    4,
                    uuids(connection, assets.stream().map(HeardAsset::assetId).toList()));
            statement.setArray(5, uuids(connection, eventIds));
            return statement;
        });
    }

    public void changeCondition(Map<UUID, String> conditions, Map<UUID, UUID> clientsOfAssets) {
        List<UUID> assets = List.copyOf(conditions.keySet());
        jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement(
                    """
                    UPDATE asset a SET condition = h.condition
                    FROM unnest(?::uuid[], ?::uuid[], ?::text[]) AS h (client_id, asset_id, condition)
                    WHERE a.client_id = h.client_id AND a.asset_id = h.asset_id AND a.condition <> h.condition
                    """);
            statement.setArray(
                    1,
                    uuids(connection, assets.stream().map(clientsOfAssets::get).toList()));
            statement.setArray(2, uuids(connection, assets));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", assets.stream().map(conditions::get).toArray()));
            return statement;
        });
    }

    private static java.sql.Array uuids(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static HeardAsset heard(ResultSet row, int number) throws SQLException {
        return new HeardAsset(
                row.getObject("client_id", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getBoolean("retired"),
                row.getBoolean("online"),
                row.getString("condition"),
                row.getString("own_settings"),
                row.getString("changed_settings"),
                row.getString("settings_origins"),
                row.getLong("settings_revision"));
    }
}
