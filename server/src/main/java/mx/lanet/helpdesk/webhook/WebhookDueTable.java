package mx.lanet.helpdesk.webhook;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The rows of {@code webhook_due}, inside the caller's transaction; heartbeats have theirs on another connection. */
class WebhookDueTable {
    private final NamedParameterJdbcTemplate jdbc;

    WebhookDueTable(JdbcOperations jdbc) {
        this.jdbc = new NamedParameterJdbcTemplate(jdbc);
    }

    /** What somebody wants to be told. */
    Set<WebhookEvent> wanted() {
        Set<WebhookEvent> wanted = EnumSet.noneOf(WebhookEvent.class);
        jdbc.getJdbcOperations()
                .queryForList("SELECT event FROM webhook_wanted", String.class)
                .forEach(word -> WebhookEvent.find(word).ifPresent(wanted::add));
        return wanted;
    }

    void insert(List<WebhookDue> dues) {
        jdbc.batchUpdate(
                """
                INSERT INTO webhook_due (client_id, due_id, event, subject_id, webhook_id, data, at, due_at)
                VALUES (:client, :id, :event, :subject, :webhook, :data, :at, :at)
                """,
                dues.stream().map(WebhookDueTable::row).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource row(WebhookDue due) {
        return new MapSqlParameterSource()
                .addValue("client", due.clientId())
                .addValue("id", due.dueId())
                .addValue("event", due.event().word())
                .addValue("subject", due.subjectId())
                .addValue("webhook", due.webhookId(), Types.OTHER)
                .addValue("data", due.data())
                .addValue("at", due.at().atOffset(ZoneOffset.UTC));
    }

    /** One that is due and that nobody else works on; it is this transaction's until its end. */
    Optional<WebhookDue> take(Instant now) {
        return jdbc
                .query(
                        "SELECT * FROM webhook_due WHERE due_at <= :now ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED",
                        new MapSqlParameterSource("now", now.atOffset(ZoneOffset.UTC)),
                        (row, _) -> new WebhookDue(
                                row.getObject("client_id", UUID.class),
                                row.getObject("due_id", UUID.class),
                                WebhookEvent.of(row.getString("event")),
                                row.getObject("subject_id", UUID.class),
                                row.getObject("webhook_id", UUID.class),
                                row.getString("data"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getInt("tries")))
                .stream()
                .findFirst();
    }

    void delete(WebhookDue due) {
        jdbc.update("DELETE FROM webhook_due WHERE client_id = :client AND due_id = :id", named(due));
    }

    void postpone(WebhookDue due, Instant until) {
        jdbc.update(
                "UPDATE webhook_due SET due_at = :until, tries = tries + 1 WHERE client_id = :client AND due_id = :id",
                named(due).addValue("until", until.atOffset(ZoneOffset.UTC)));
    }

    private static MapSqlParameterSource named(WebhookDue due) {
        return new MapSqlParameterSource().addValue("client", due.clientId()).addValue("id", due.dueId());
    }
}
