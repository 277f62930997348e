package mx.lanet.helpdesk.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code webhook}, and what {@code webhook_wanted} says of them, in a transaction of all clients. */
@Component
class WebhookTable {
    private static final String ALL =
            """
            SELECT w.*, CASE WHEN c.house THEN '' ELSE c.name END AS client_name
            FROM webhook w JOIN client c ON c.client_id = w.client_id
            """;

    private final JdbcClient jdbc;
    private final WebhookSeal seal;

    WebhookTable(JdbcClient jdbc, WebhookSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** By their names, at most so many. */
    List<Webhook> all(int most) {
        return jdbc.sql(ALL + "ORDER BY lower(w.name), w.webhook_id LIMIT :most")
                .param("most", most)
                .query(WebhookTable::webhook)
                .list();
    }

    Optional<Webhook> find(UUID webhookId) {
        return jdbc.sql(ALL + "WHERE w.webhook_id = :id")
                .param("id", webhookId)
                .query(WebhookTable::webhook)
                .optional();
    }

    /** The active ones that want to know this of this client. */
    List<UUID> wanting(UUID clientId, WebhookEvent event) {
        return jdbc.sql(
                        """
                        SELECT webhook_id FROM webhook
                        WHERE client_id IN (:client, :house) AND active AND :event = ANY (events)
                        """)
                .param("client", clientId)
                .param("house", Person.HOUSE)
                .param("event", event.word())
                .query(UUID.class)
                .list();
    }

    /** The secrets that sign now, the newest first. */
    List<Secret> secrets(UUID webhookId, Instant now) {
        return jdbc.sql(
                        """
                        SELECT sealed_secret FROM webhook WHERE webhook_id = :id
                        UNION ALL
                        SELECT sealed_old_secret FROM webhook WHERE webhook_id = :id AND old_until > :now
                        """)
                .param("id", webhookId)
                .param("now", at(now))
                .query((row, _) -> seal.open(webhookId, row.getBytes(1)))
                .list();
    }

    void insert(Webhook webhook, Secret secret) {
        jdbc.sql(
                        """
                        INSERT INTO webhook (client_id, webhook_id, name, address, events, active, sealed_secret, rests_until,
                            version, changed_at, changed_by_name)
                        VALUES (:client, :id, :name, :address, CAST(:events AS text[]), :active, :secret, :at, 1, :at, :by)
                        """)
                .param("client", webhook.clientId())
                .param("id", webhook.webhookId())
                .param("name", webhook.name())
                .param("address", webhook.address())
                .param("events", words(webhook))
                .param("active", webhook.active())
                .param("secret", seal.seal(webhook.webhookId(), secret))
                .param("at", at(webhook.changedAt()))
                .param("by", webhook.changedByName())
                .update();
        tellWanted();
    }

    /** False when somebody else has changed it since this version. What failed before says nothing any more. */
    boolean update(Webhook webhook, int seen) {
        int changed = jdbc.sql(
                        """
                        UPDATE webhook SET name = :name, address = :address, events = CAST(:events AS text[]),
                            active = :active, failures = 0, failing_since = NULL, rests_until = :at, off_because = '',
                            version = version + 1, changed_at = :at, changed_by_name = :by
                        WHERE webhook_id = :id AND version = :seen
                        """)
                .param("id", webhook.webhookId())
                .param("name", webhook.name())
                .param("address", webhook.address())
                .param("events", words(webhook))
                .param("active", webhook.active())
                .param("at", at(webhook.changedAt()))
                .param("by", webhook.changedByName())
                .param("seen", seen)
                .update();
        tellWanted();
        return changed == 1;
    }

    /** Another secret; the one before signs, too, until then. */
    void rotate(UUID webhookId, Secret secret, Instant oldUntil) {
        jdbc.sql(
                        """
                        UPDATE webhook SET sealed_old_secret = sealed_secret, old_until = :until, sealed_secret = :secret
                        WHERE webhook_id = :id
                        """)
                .param("id", webhookId)
                .param("secret", seal.seal(webhookId, secret))
                .param("until", at(oldUntil))
                .update();
    }

    void delete(UUID webhookId) {
        jdbc.sql("DELETE FROM webhook WHERE webhook_id = :id")
                .param("id", webhookId)
                .update();
        tellWanted();
    }

    /** It took something: all is well. */
    void worked(UUID webhookId) {
        jdbc.sql("UPDATE webhook SET failures = 0, failing_since = NULL WHERE webhook_id = :id AND failures > 0")
                .param("id", webhookId)
                .update();
    }

    /** It took nothing, and is left alone for a while. Since when that has been so. */
    Instant failed(Webhook webhook, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE webhook SET failures = least(failures + 1, 1000000), failing_since = coalesce(failing_since, :now),
                            rests_until = :rests
                        WHERE webhook_id = :id RETURNING failing_since
                        """)
                .param("id", webhook.webhookId())
                .param("now", at(now))
                .param("rests", at(now.plus(Retries.rest(webhook.failures() + 1))))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(now);
    }

    /** False when it was off already. */
    boolean switchOff(UUID webhookId, String because) {
        int changed = jdbc.sql(
                        """
                        UPDATE webhook SET active = false, off_because = :because, version = version + 1
                        WHERE webhook_id = :id AND active
                        """)
                .param("id", webhookId)
                .param("because", because)
                .update();
        tellWanted();
        return changed == 1;
    }

    private void tellWanted() {
        jdbc.sql(
                        """
                        DELETE FROM webhook_wanted
                        WHERE event NOT IN (SELECT unnest(events) FROM webhook WHERE active)
                        """)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO webhook_wanted (event) SELECT DISTINCT unnest(events) FROM webhook WHERE active
                        ON CONFLICT DO NOTHING
                        """)
                .update();
    }

    private static String[] words(Webhook webhook) {
        return webhook.events().stream().map(WebhookEvent::word).toArray(String[]::new);
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        return new Webhook(
                row.getObject("client_id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                row.getString("client_name"),
                row.getString("name"),
                row.getString("address"),
                Arrays.stream((String[]) row.getArray("events").getArray())
                        .flatMap(word -> WebhookEvent.find(word).stream())
                        .toList(),
                row.getBoolean("active"),
                instant(row, "old_until"),
                row.getInt("failures"),
                instant(row, "failing_since"),
                row.getString("off_because"),
                row.getInt("version"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by_name"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
