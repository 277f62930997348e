package mx.lanet.helpdesk.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code alert} as people read and change it; the names of machines, sites and clients stand beside. */
@Component
class AlertTable {
    /** The alerts are chosen first, so that only those that are shown are looked up beside. */
    private static final String CHOSEN =
            """
            SELECT t.*, a.name AS asset_name, c.name AS client_name, s.name AS site_name FROM (SELECT t.* FROM\s""";

    private static final String ALL = "alert t WHERE ";
    /** A fence: by the newest ones of a client whom several walls name, all of that client's would be read for one machine. */
    private static final String OF_ASSET =
            """
            (SELECT * FROM alert WHERE client_id = :client AND asset_id = :asset OFFSET 0) t WHERE
            """;

    private static final String NAMED =
            """
            ) t
            JOIN client c ON c.client_id = t.client_id
            LEFT JOIN asset a ON a.client_id = t.client_id AND a.asset_id = t.asset_id
            LEFT JOIN site s ON s.client_id = t.client_id AND s.site_id = t.site_id
            """;
    /** Of machines in use: the few others are found at once, whatever is counted. */
    private static final String IN_USE =
            """
             AND NOT EXISTS (SELECT FROM asset a WHERE a.client_id = t.client_id AND a.asset_id = t.asset_id AND a.state <> 'active')
            """;
    /** As the indexes of open alerts have it. */
    private static final String GRADE = "(CASE t.severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END)";

    private static final String GRAVEST = " ORDER BY " + GRADE + ", t.raised_at DESC, t.alert_id";
    private static final String NEWEST = " ORDER BY t.raised_at DESC, t.alert_id";

    private static final int FETCHED = 500;

    private final JdbcClient sql;

    AlertTable(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Alert> find(Reach reach, UUID alertId, Instant now) {
        return reaching(CHOSEN + ALL + within(reach) + " AND t.alert_id = :alert" + NAMED, reach)
                .param("alert", alertId)
                .query((row, number) -> alert(row, now))
                .optional();
    }

    List<Alert> openOf(Reach reach, UUID clientId, UUID assetId, int limit, Instant now) {
        return reaching(
                        CHOSEN + ALL + within(reach)
                                + " AND t.client_id = :client AND t.asset_id = :asset AND t.closed_at IS NULL"
                                + firstBy(GRAVEST),
                        reach)
                .param("client", clientId)
                .param("asset", assetId)
                .param("size", limit)
                .param("skip", 0)
                .query((row, number) -> alert(row, now))
                .list();
    }

    List<Alert> gravest(Reach reach, int limit, Instant now) {
        return reaching(CHOSEN + ALL + within(reach) + " AND t.closed_at IS NULL" + IN_USE + firstBy(GRAVEST), reach)
                .param("size", limit)
                .param("skip", 0)
                .query((row, number) -> alert(row, now))
                .list();
    }

    List<Alert> ofTicket(Reach reach, UUID clientId, UUID ticketId, int limit, Instant now) {
        return reaching(
                        CHOSEN + ALL + within(reach) + " AND t.client_id = :client AND t.ticket_id = :ticket"
                                + firstBy(NEWEST),
                        reach)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("size", limit)
                .param("skip", 0)
                .query((row, number) -> alert(row, now))
                .list();
    }

    List<Alert> list(Reach reach, AlertQuery query, Instant now) {
        String order = query.show().ofOpen() ? GRAVEST : NEWEST;
        return filtered(CHOSEN + from(query) + within(reach) + filter(query) + firstBy(order), reach, query, now)
                .param("size", query.page().size())
                .param("skip", query.page().offset())
                .query((row, number) -> alert(row, now))
                .list();
    }

    void each(Reach reach, AlertQuery query, int most, Instant now, Consumer<? super Alert> alert) {
        String order = query.show().ofOpen() ? GRAVEST : NEWEST;
        filtered(CHOSEN + from(query) + within(reach) + filter(query) + firstBy(order), reach, query, now)
                .withFetchSize(FETCHED)
                .param("size", most)
                .param("skip", 0)
                .query(row -> {
                    alert.accept(alert(row, now));
                });
    }

    long count(Reach reach, AlertQuery query, int most, Instant now) {
        String counted = "SELECT count(*) FROM (SELECT 1 FROM " + from(query) + within(reach) + filter(query)
                + " LIMIT :most) counted";
        return filtered(counted, reach, query, now)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    private static String from(AlertQuery query) {
        return query.assetId() == null || query.clientId() == null ? ALL : OF_ASSET;
    }

    private static String firstBy(String order) {
        return order + " LIMIT :size OFFSET :skip" + NAMED + order;
    }

    /** One text for each kind of reach: a plan that serves both reads all alerts for a few clients. */
    private static String within(Reach reach) {
        return reach.everything() ? "true" : "t.client_id = ANY (CAST(:clients AS uuid[]))";
    }

    /** Only fixed texts are put together: one for each filter that is asked for. */
    private static String filter(AlertQuery query) {
        StringBuilder filter = new StringBuilder(IN_USE);
        filter.append(
                switch (query.show()) {
                    case OPEN -> " AND t.closed_at IS NULL";
                    case NEW ->
                        " AND t.closed_at IS NULL AND t.acknowledged_at IS NULL"
                                + " AND (t.silenced_until IS NULL OR t.silenced_until <= :now)";
                    case ACKNOWLEDGED -> " AND t.closed_at IS NULL AND t.acknowledged_at IS NOT NULL";
                    case SILENCED -> " AND t.closed_at IS NULL AND t.silenced_until > :now";
                    case CLOSED -> " AND t.closed_at IS NOT NULL";
                    case ALL -> "";
                });
        filter.append(
                query.severity() == null
                        ? ""
                        : ofSeverity(query.severity(), query.show().ofOpen()));
        filter.append(query.kind() == null ? "" : " AND t.kind = :kind");
        filter.append(query.clientId() == null ? "" : " AND t.client_id = :client");
        filter.append(query.siteId() == null ? "" : " AND t.site_id = :site");
        filter.append(query.assetId() == null ? "" : " AND t.asset_id = :asset");
        filter.append(query.machines() == null ? "" : " AND t.asset_id = ANY (CAST(:machines AS uuid[]))");
        return filter.toString();
    }

    private static String ofSeverity(Severity severity, boolean ofOpen) {
        String literally = " AND t.severity = '" + severity.word() + "'";
        return ofOpen ? literally + " AND " + GRADE + " = " + severity.ordinal() : literally;
    }

    private JdbcClient.StatementSpec filtered(String text, Reach reach, AlertQuery query, Instant now) {
        return reaching(text, reach)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("kind", query.kind(), Types.VARCHAR)
                .param("client", query.clientId(), Types.OTHER)
                .param("site", query.siteId(), Types.OTHER)
                .param("asset", query.assetId(), Types.OTHER)
                .param(
                        "machines",
                        query.machines() == null
                                ? null
                                : query.machines().stream().map(UUID::toString).toArray(String[]::new));
    }

    private JdbcClient.StatementSpec reaching(String text, Reach reach) {
        return sql.sql(text).param("clients", reach.clients());
    }

    /** What a person decided; false when somebody else decided something since this version. */
    boolean decide(Alert alert, Decision decision, int seen) {
        return sql.sql(
                                """
                        UPDATE alert SET acknowledged_at = :acknowledged, acknowledged_by_name = :by,
                            silenced_until = :silenced, assignee_id = :assignee, assignee_name = :name,
                            version = version + 1, due_at = coalesce(CAST(:due AS timestamptz), due_at)
                        WHERE client_id = :client AND alert_id = :alert AND version = :seen
                        """)
                        .param("acknowledged", utc(decision.acknowledgedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("by", decision.acknowledgedBy())
                        .param("silenced", utc(decision.silencedUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("assignee", decision.assigneeId(), Types.OTHER)
                        .param("name", decision.assigneeName())
                        .param("due", utc(decision.due()), Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("client", alert.clientId())
                        .param("alert", alert.alertId())
                        .param("seen", seen)
                        .update()
                == 1;
    }

    /** @param due when the server looks again whether there is something to tell; null leaves that as it is */
    record Decision(
            @Nullable Instant acknowledgedAt,
            String acknowledgedBy,
            @Nullable Instant silencedUntil,
            @Nullable UUID assigneeId,
            String assigneeName,
            @Nullable Instant due) {}

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    static Alert alert(ResultSet row, Instant now) throws SQLException {
        Instant closed = time(row, "closed_at");
        Instant silenced = time(row, "silenced_until");
        Instant acknowledged = time(row, "acknowledged_at");
        About about = about(row);
        String site = Objects.requireNonNullElse(row.getString("site_name"), "");
        String asset = Objects.requireNonNullElse(row.getString("asset_name"), "");
        return new Alert(
                row.getObject("alert_id", UUID.class),
                about,
                about.kind() == About.Kind.SITE ? site : asset,
                row.getString("client_name"),
                site,
                row.getString("kind"),
                row.getString("subject"),
                Severity.of(row.getString("severity")),
                row.getString("message"),
                row.getString("text_key"),
                List.of((String[]) row.getArray("text_arguments").getArray()),
                row.getObject("threshold", Double.class),
                row.getObject("current_value", Double.class),
                Objects.requireNonNull(time(row, "opened_at")),
                Objects.requireNonNull(time(row, "raised_at")),
                row.getInt("times"),
                closed,
                AlertState.of(closed, silenced, acknowledged, now),
                acknowledged,
                row.getString("acknowledged_by_name"),
                silenced,
                row.getObject("assignee_id", UUID.class),
                row.getString("assignee_name"),
                row.getObject("ticket_id", UUID.class),
                row.getString("ticket_code"),
                row.getInt("version"));
    }

    static About about(ResultSet row) throws SQLException {
        return new About(
                About.Kind.valueOf(row.getString("about_kind").toUpperCase(Locale.ROOT)),
                row.getObject("client_id", UUID.class),
                row.getObject("about", UUID.class),
                row.getObject("asset_id", UUID.class),
                row.getObject("site_id", UUID.class));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
