package mx.lanet.helpdesk.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.alert.TroubleStep.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** {@code alert} as heartbeats and the server write it: for many clients at once, inside an ingest transaction. */
final class TroubleTable {
    private final JdbcTemplate jdbc;

    TroubleTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** An alert that begins, for the first time or again. */
    record Begun(UUID alertId, Sight sight, int times) {}

    /** @param due when the server has to look at it; null leaves that as it is */
    record Renewed(Standing standing, Sight sight, int times, @Nullable Instant due) {}

    /** A line of an alert's history. */
    record Line(UUID clientId, UUID alertId, UUID eventId, Instant at, String kind, boolean byAgent) {}

    /** The newest alerts of these troubles, which nobody else changes before this transaction ends. */
    List<Standing> lock(List<Trouble> troubles) {
        return jdbc.query(
                connection -> new ArrayParameters<>(
                                connection,
                                """
                                SELECT a.client_id, a.alert_id, a.about_kind, a.about, a.asset_id, a.site_id, a.kind,
                                    a.subject, a.severity, a.message, a.text_arguments, a.current_value, a.raised_at,
                                    a.closed_at
                                FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) AS t (client_id, about, kind, subject)
                                JOIN alert a USING (client_id, about, kind, subject) WHERE a.current
                                ORDER BY a.client_id, a.about, a.kind, a.subject FOR UPDATE OF a
                                """,
                                troubles)
                        .add("uuid", trouble -> trouble.about().clientId())
                        .add("uuid", trouble -> trouble.about().id())
                        .add("text", Trouble::kind)
                        .add("text", Trouble::subject)
                        .filled(),
                (row, number) -> standing(row));
    }

    /** Remembers what agents call these, and says which of the names are new. */
    Set<UUID> hear(List<Sight> named) {
        return new HashSet<>(jdbc.query(
                connection -> new ArrayParameters<>(
                                connection,
                                """
                                INSERT INTO alert_heard (client_id, asset_id, heard_id, at)
                                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                                ON CONFLICT DO NOTHING RETURNING heard_id
                                """,
                                named)
                        .add("uuid", sight -> sight.trouble().about().clientId())
                        .add("uuid", sight -> sight.trouble().about().id())
                        .add("uuid", Sight::heardId)
                        .times(Sight::at)
                        .filled(),
                (row, number) -> row.getObject("heard_id", UUID.class)));
    }

    void retire(List<Standing> old) {
        jdbc.update(connection -> new ArrayParameters<>(
                        connection,
                        """
                        UPDATE alert a SET current = false FROM unnest(?::uuid[], ?::uuid[]) AS o (client_id, alert_id)
                        WHERE a.client_id = o.client_id AND a.alert_id = o.alert_id
                        """,
                        old)
                .add("uuid", Standing::clientId)
                .add("uuid", Standing::alertId)
                .filled());
    }

    /** Of a trouble that somebody else has opened meanwhile, nothing is added. */
    void insert(List<Begun> begun, Instant now) {
        jdbc.update(connection -> new ArrayParameters<>(
                        connection,
                        """
                        INSERT INTO alert (due_at, client_id, alert_id, about_kind, about, asset_id, site_id, kind, subject,
                            severity, message, by_server, text_key, text_arguments, threshold, current_value, opened_at,
                            raised_at, times, ends_itself)
                        SELECT ?, n.client_id, n.alert_id, n.about_kind, n.about, n.asset_id,
                            coalesce(n.site_id, (SELECT a.site_id FROM asset a
                                WHERE a.client_id = n.client_id AND a.asset_id = n.asset_id)),
                            n.kind, n.subject, n.severity, n.message, n.text_key <> '', n.text_key,
                            ARRAY(SELECT jsonb_array_elements_text(n.arguments)),
                            n.threshold, n.current_value, n.at, n.at, n.times, n.ends_itself
                        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::float8[], ?::float8[], ?::timestamptz[], ?::int[],
                            ?::boolean[])
                            AS n (client_id, alert_id, about_kind, about, asset_id, site_id, kind, subject, severity,
                                message, text_key, arguments, threshold, current_value, at, times, ends_itself)
                        ON CONFLICT DO NOTHING
                        """,
                        begun)
                .moment(now)
                .add("uuid", one -> one.sight().trouble().about().clientId())
                .add("uuid", Begun::alertId)
                .add("text", one -> one.sight().trouble().about().kind().word())
                .add("uuid", one -> one.sight().trouble().about().id())
                .add("uuid", one -> one.sight().trouble().about().assetId())
                .add("uuid", one -> one.sight().trouble().about().siteId())
                .add("text", one -> one.sight().trouble().kind())
                .add("text", one -> one.sight().trouble().subject())
                .add("text", one -> one.sight().severity().word())
                .add("text", one -> one.sight().message())
                .add("text", one -> one.sight().textKey())
                .add("jsonb", one -> JsonList.of(one.sight().arguments()))
                .add("float8", one -> one.sight().threshold())
                .add("float8", one -> one.sight().currentValue())
                .times(one -> one.sight().at())
                .add("int4", Begun::times)
                .add("bool", one -> one.sight().isNamed())
                .filled());
    }

    /** It is open, since this sight's moment or since before, and says what the sight says. */
    void renew(List<Renewed> renewed) {
        jdbc.update(connection -> new ArrayParameters<>(
                        connection,
                        """
                        UPDATE alert a SET severity = n.severity, message = n.message, text_key = n.text_key,
                            text_arguments = ARRAY(SELECT jsonb_array_elements_text(n.arguments)),
                            threshold = n.threshold, current_value = n.current_value, times = a.times + n.times,
                            raised_at = CASE WHEN n.times > 0 THEN n.at ELSE a.raised_at END,
                            acknowledged_at = CASE WHEN a.closed_at IS NULL THEN a.acknowledged_at END,
                            acknowledged_by_name = CASE WHEN a.closed_at IS NULL THEN a.acknowledged_by_name ELSE '' END,
                            ends_itself = n.ends_itself, closed_at = NULL, due_at = coalesce(n.due, a.due_at),
                            tries = CASE WHEN n.due IS NULL THEN a.tries ELSE 0 END
                        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::float8[], ?::float8[],
                            ?::timestamptz[], ?::int[], ?::timestamptz[], ?::boolean[])
                            AS n (client_id, alert_id, severity, message, text_key, arguments, threshold, current_value, at,
                                times, due, ends_itself)
                        WHERE a.client_id = n.client_id AND a.alert_id = n.alert_id
                        """,
                        renewed)
                .add("uuid", one -> one.standing().clientId())
                .add("uuid", one -> one.standing().alertId())
                .add("text", one -> one.sight().severity().word())
                .add("text", one -> one.sight().message())
                .add("text", one -> one.sight().textKey())
                .add("jsonb", one -> JsonList.of(one.sight().arguments()))
                .add("float8", one -> one.sight().threshold())
                .add("float8", one -> one.sight().currentValue())
                .times(one -> one.sight().at())
                .add("int4", Renewed::times)
                .times(Renewed::due)
                .add("bool", one -> one.sight().isNamed())
                .filled());
    }

    /** The open alerts of these machines. */
    List<OpenAlert> open(List<About> assets) {
        return jdbc.query(
                connection -> new ArrayParameters<>(
                                connection,
                                """
                                SELECT a.client_id, a.asset_id, a.alert_id, a.kind, a.subject, a.severity, a.threshold,
                                    a.by_server OR a.ends_itself AS is_told
                                FROM unnest(?::uuid[], ?::uuid[]) AS h (client_id, asset_id)
                                JOIN alert a USING (client_id, asset_id) WHERE a.closed_at IS NULL
                                """,
                                assets)
                        .add("uuid", About::clientId)
                        .add("uuid", About::id)
                        .filled(),
                (row, number) -> new OpenAlert(
                        row.getObject("client_id", UUID.class),
                        row.getObject("asset_id", UUID.class),
                        row.getObject("alert_id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("severity"),
                        row.getObject("threshold", Double.class),
                        row.getBoolean("is_told")));
    }

    /** Ends those that are open, and says which were. */
    Set<UUID> close(List<Ended> ended, Instant now) {
        return new HashSet<>(jdbc.query(
                connection -> new ArrayParameters<>(
                                connection,
                                """
                                UPDATE alert a SET closed_at = ?, due_at = ?, tries = 0
                                FROM unnest(?::uuid[], ?::uuid[]) AS c (client_id, alert_id)
                                WHERE a.client_id = c.client_id AND a.alert_id = c.alert_id AND a.closed_at IS NULL
                                RETURNING a.alert_id
                                """,
                                ended)
                        .moment(now)
                        .moment(now)
                        .add("uuid", Ended::clientId)
                        .add("uuid", Ended::alertId)
                        .filled(),
                (row, number) -> row.getObject("alert_id", UUID.class)));
    }

    /** An alert that is over. */
    record Ended(UUID clientId, UUID alertId, @Nullable UUID assetId, boolean byAgent) {}

    void insertEvents(List<Line> lines) {
        jdbc.update(connection -> new ArrayParameters<>(
                        connection,
                        """
                        INSERT INTO alert_event (client_id, alert_id, event_id, at, kind, actor_kind)
                        SELECT n.client_id, n.alert_id, n.event_id, n.at, n.kind, n.actor_kind
                        FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[])
                            AS n (client_id, alert_id, event_id, at, kind, actor_kind)
                        """,
                        lines)
                .add("uuid", Line::clientId)
                .add("uuid", Line::alertId)
                .add("uuid", Line::eventId)
                .times(Line::at)
                .add("text", Line::kind)
                .add("text", line -> line.byAgent() ? "agent" : "automation")
                .filled());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        UUID client = row.getObject("client_id", UUID.class);
        About about = new About(
                About.Kind.valueOf(row.getString("about_kind").toUpperCase(java.util.Locale.ROOT)),
                client,
                row.getObject("about", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getObject("site_id", UUID.class));
        return new Standing(
                client,
                row.getObject("alert_id", UUID.class),
                new Trouble(about, row.getString("kind"), row.getString("subject")),
                Severity.of(row.getString("severity")),
                row.getString("message"),
                List.of((String[]) row.getArray("text_arguments").getArray()).toString(),
                row.getObject("current_value", Double.class),
                Objects.requireNonNull(time(row, "raised_at")),
                time(row, "closed_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
