package mx.lanet.helpdesk.asset.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetDetails.Event;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the events of machines, with the names of machines and clients. */
@Component
class EventListTable {
    private static final String EVENT_NAMES =
            """
            SELECT e.asset_id, e.at, e.kind, e.details, a.name AS asset_name, c.name AS client_name
            FROM (%s) e
            JOIN asset a ON a.client_id = e.client_id AND a.asset_id = e.asset_id
            JOIN client c ON c.client_id = e.client_id
            ORDER BY e.at DESC, e.event_id DESC
            """;
    private static final String NEWEST_EVENTS = "SELECT * FROM asset_event WHERE %s ORDER BY at DESC LIMIT :limit";
    /** A few from each client's index, rather than a walk through everybody's. */
    private static final String NEWEST_EVENTS_OF_CLIENTS =
            """
            SELECT n.* FROM unnest(CAST(:reach_clients AS uuid[])) AS served (client_id)
            CROSS JOIN LATERAL (SELECT * FROM asset_event x WHERE x.client_id = served.client_id
                                ORDER BY x.at DESC LIMIT :limit) n
            ORDER BY n.at DESC LIMIT :limit""";

    private static final TypeReference<Map<String, @Nullable Object>> AN_OBJECT = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    EventListTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    List<Event> events(AssetDetail asset, Slice.Request page) {
        String chosen = "SELECT * FROM asset_event WHERE client_id = :client AND asset_id = :asset"
                + " ORDER BY at DESC, event_id DESC LIMIT :size OFFSET :offset";
        return sql.sql(EVENT_NAMES.formatted(chosen))
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, number) -> event(row))
                .list();
    }

    long countEvents(AssetDetail asset) {
        return sql.sql("SELECT count(*) FROM (SELECT 1 FROM asset_event WHERE client_id = :client AND asset_id = :asset"
                        + " LIMIT :most) counted")
                .param("client", asset.clientId())
                .param("asset", asset.assetId())
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    List<Event> recentEvents(Reach reach, int limit) {
        String newest = reach.scope() instanceof Scope.Clients
                ? NEWEST_EVENTS_OF_CLIENTS
                : NEWEST_EVENTS.formatted(reach.clientOf("asset_event"));
        return sql.sql(EVENT_NAMES.formatted(newest))
                .params(reach.parameters())
                .param("limit", limit)
                .query((row, number) -> event(row))
                .list();
    }

    private Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("asset_id", UUID.class),
                row.getString("asset_name"),
                row.getString("client_name"),
                Objects.requireNonNull(AssetListTable.instant(row, "at")),
                row.getString("kind"),
                details(row.getString("details")));
    }

    private Map<String, Object> details(String text) {
        Map<String, @Nullable Object> details = json.readValue(text, AN_OBJECT);
        details.values().removeIf(Objects::isNull);
        return details;
    }
}
