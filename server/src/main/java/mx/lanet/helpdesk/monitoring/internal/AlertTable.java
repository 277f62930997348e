package mx.lanet.helpdesk.monitoring.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code alert}: at most one open alert of a kind for an asset. */
public final class AlertTable {
    private final JdbcTemplate jdbc;

    /** An alert of an asset, as it arrived. */
    public record Raised(UUID clientId, UUID assetId, Reading.Alert alert) {}

    /** An alert that is open. */
    public record Open(
            UUID clientId, UUID assetId, UUID alertId, String kind, String severity, @Nullable Double threshold) {}

    public AlertTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends the open alert of a kind when a newer one of that kind was raised: the agent raises none twice. */
    public void closeBefore(List<Raised> alerts) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    UPDATE alert a SET closed_at = n.raised_at
                    FROM (SELECT client_id, asset_id, o.alert_id, min(r.raised_at) AS raised_at
                          FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])
                              AS r (client_id, asset_id, alert_id, kind, raised_at)
                          JOIN alert o USING (client_id, asset_id, kind)
                          WHERE o.closed_at IS NULL AND o.alert_id <> r.alert_id AND o.opened_at < r.raised_at
                          GROUP BY client_id, asset_id, o.alert_id) n
                    WHERE a.client_id = n.client_id AND a.asset_id = n.asset_id AND a.alert_id = n.alert_id
                    """);
            new Columns<>(connection, statement, alerts)
                    .add("uuid", Raised::clientId)
                    .add("uuid", Raised::assetId)
                    .add("uuid", raised -> raised.alert().alertId())
                    .add("text", raised -> raised.alert().kind())
                    .times(raised -> raised.alert().raisedAt());
            return statement;
        });
    }

    /**
     * Adds those that are not known by their id; of one kind the newest is open, and ended is each before which another
     * one stands. Of those without a name the first opens and the others are not kept.
     */
    public void open(List<Raised> alerts) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    INSERT INTO alert (client_id, asset_id, alert_id, kind, severity, message, threshold,
                        current_value, opened_at, closed_at)
                    SELECT r.client_id, r.asset_id, r.alert_id, r.kind, r.severity, r.message, r.threshold,
                        r.current_value, r.raised_at,
                        CASE WHEN r.named THEN coalesce(
                            lead(r.raised_at) OVER (PARTITION BY r.client_id, r.asset_id, r.kind, r.named
                                ORDER BY r.raised_at, r.alert_id),
                            (SELECT o.opened_at FROM alert o
                             WHERE o.client_id = r.client_id AND o.asset_id = r.asset_id AND o.kind = r.kind
                               AND o.closed_at IS NULL AND o.alert_id <> r.alert_id)) END
                    FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                        ?::float8[], ?::float8[], ?::timestamptz[], ?::boolean[])
                        AS r (client_id, asset_id, alert_id, kind, severity, message, threshold, current_value,
                            raised_at, named)
                    ON CONFLICT DO NOTHING
                    """);
            new Columns<>(connection, statement, alerts)
                    .add("uuid", Raised::clientId)
                    .add("uuid", Raised::assetId)
                    .add("uuid", raised -> raised.alert().alertId())
                    .add("text", raised -> raised.alert().kind())
                    .add("text", raised -> raised.alert().severity())
                    .add("text", raised -> raised.alert().message())
                    .add("float8", raised -> raised.alert().threshold())
                    .add("float8", raised -> raised.alert().currentValue())
                    .times(raised -> raised.alert().raisedAt())
                    .add("boolean", raised -> raised.alert().named());
            return statement;
        });
    }

    /** The open alert of the same kind takes the newer severity, text and value; an old alert sent late changes none. */
    public void renew(List<Raised> alerts) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    UPDATE alert a SET severity = r.severity, message = r.message, current_value = r.current_value
                    FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::timestamptz[])
                        AS r (client_id, asset_id, kind, severity, message, current_value, raised_at)
                    WHERE a.client_id = r.client_id AND a.asset_id = r.asset_id AND a.kind = r.kind
                      AND a.closed_at IS NULL AND r.raised_at > a.opened_at
                      AND (a.severity, a.message, a.current_value)
                          IS DISTINCT FROM (r.severity, r.message, r.current_value)
                    """);
            new Columns<>(connection, statement, alerts)
                    .add("uuid", Raised::clientId)
                    .add("uuid", Raised::assetId)
                    .add("text", raised -> raised.alert().kind())
                    .add("text", raised -> raised.alert().severity())
                    .add("text", raised -> raised.alert().message())
                    .add("float8", raised -> raised.alert().currentValue())
                    .times(raised -> raised.alert().raisedAt());
            return statement;
        });
    }

    public List<Open> findOpen(List<Reading> readings) {
        return jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(
                            """
                            SELECT a.client_id, a.asset_id, a.alert_id, a.kind, a.severity, a.threshold
                            FROM unnest(?::uuid[], ?::uuid[]) AS h (client_id, asset_id)
                            JOIN alert a USING (client_id, asset_id) WHERE a.closed_at IS NULL
                            """);
                    new Columns<>(connection, statement, readings)
                            .add("uuid", Reading::clientId)
                            .add("uuid", Reading::assetId);
                    return statement;
                },
                (row, number) -> new Open(
                        row.getObject("client_id", UUID.class),
                        row.getObject("asset_id", UUID.class),
                        row.getObject("alert_id", UUID.class),
                        row.getString("kind"),
                        row.getString("severity"),
                        row.getObject("threshold", Double.class)));
    }

    public void close(List<Open> alerts, Instant at) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(
                    """
                    UPDATE alert a SET closed_at = ?
                    FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS c (client_id, asset_id, alert_id)
                    WHERE a.client_id = c.client_id AND a.asset_id = c.asset_id AND a.alert_id = c.alert_id
                      AND a.closed_at IS NULL
                    """);
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            new Columns<>(connection, statement, alerts)
                    .startAt(2)
                    .add("uuid", Open::clientId)
                    .add("uuid", Open::assetId)
                    .add("uuid", Open::alertId);
            return statement;
        });
    }
}
