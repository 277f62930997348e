package mx.lanet.helpdesk.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code webhook_delivery}: the queue, and afterwards the log; in a transaction of all clients. */
@Component
class DeliveryTable {
    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID clientId, UUID deliveryId, UUID webhookId, WebhookEvent event, String body, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO webhook_delivery (client_id, delivery_id, webhook_id, event, body, state, due_at, since,
                            created_at)
                        VALUES (:client, :id, :webhook, :event, :body, 'waiting', :now, :now, :now)
                        """)
                .param("client", clientId)
                .param("id", deliveryId)
                .param("webhook", webhookId)
                .param("event", event.word())
                .param("body", body)
                .param("now", at(now))
                .update();
    }

    /**
     * One that is due, counted as tried: until the lease ends no other worker of any server has it. Whoever dies meanwhile has
     * perhaps sent it, and it is sent again, with the same id.
     */
    Optional<Delivery> take(Instant now, Duration lease) {
        return jdbc.sql(
                        """
                        UPDATE webhook_delivery SET due_at = :until, tries = tries + 1, tried_at = :now
                        WHERE (client_id, delivery_id) = (
                            SELECT d.client_id, d.delivery_id
                            FROM webhook_delivery d JOIN webhook w ON w.webhook_id = d.webhook_id
                            WHERE d.state = 'waiting' AND d.due_at <= :now
                              AND (d.event = 'webhook.test' OR w.active AND w.rests_until <= :now)
                            ORDER BY d.due_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
                        RETURNING *
                        """)
                .param("now", at(now))
                .param("until", at(now.plus(lease)))
                .query(DeliveryTable::delivery)
                .optional();
    }

    /** What came of an attempt. */
    record Result(@Nullable Integer status, String failure, String answer) {}

    /** @param due when it is tried again; only of one that waits */
    void settle(Delivery delivery, Delivery.State state, Result result, Instant due, Instant now) {
        jdbc.sql(
                        """
                        UPDATE webhook_delivery SET state = :state, status = :status, failure = :failure, answer = :answer,
                            due_at = :due, settled_at = CASE WHEN :state = 'waiting' THEN NULL ELSE :now END
                        WHERE client_id = :client AND delivery_id = :id AND tries = :tries AND state = 'waiting'
                        """)
                .param("state", state.word())
                .param("status", result.status(), Types.INTEGER)
                .param("failure", result.failure())
                .param("answer", result.answer())
                .param("due", at(due))
                .param("now", at(now))
                .param("client", delivery.clientId())
                .param("id", delivery.deliveryId())
                .param("tries", delivery.tries())
                .update();
    }

    /** All that still wait for it are given up. */
    void giveUp(UUID webhookId, Instant now) {
        jdbc.sql(
                        """
                        UPDATE webhook_delivery SET state = 'dead', failure = 'off', settled_at = :now
                        WHERE webhook_id = :webhook AND state = 'waiting'
                        """)
                .param("webhook", webhookId)
                .param("now", at(now))
                .update();
    }

    /** Tried anew for a day, with the same id; false when it waits anyway, or there is none. */
    boolean replay(Delivery delivery, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE webhook_delivery SET state = 'waiting', due_at = :now, since = :now, tries = 0,
                                    failure = '', settled_at = NULL
                                WHERE client_id = :client AND delivery_id = :id AND state <> 'waiting'
                                """)
                        .param("client", delivery.clientId())
                        .param("id", delivery.deliveryId())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    Optional<Delivery> find(UUID webhookId, UUID deliveryId) {
        return jdbc.sql("SELECT * FROM webhook_delivery WHERE webhook_id = :webhook AND delivery_id = :id")
                .param("webhook", webhookId)
                .param("id", deliveryId)
                .query(DeliveryTable::delivery)
                .optional();
    }

    /** Newest first, those made before this one; null for the newest of all. */
    List<Delivery> list(UUID webhookId, @Nullable UUID before, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM webhook_delivery
                        WHERE webhook_id = :webhook
                          AND (CAST(:before AS uuid) IS NULL OR delivery_id < CAST(:before AS uuid))
                        ORDER BY delivery_id DESC LIMIT :most
                        """)
                .param("webhook", webhookId)
                .param("before", before, Types.OTHER)
                .param("most", most)
                .query(DeliveryTable::delivery)
                .list();
    }

    void deleteOf(UUID webhookId) {
        jdbc.sql("DELETE FROM webhook_delivery WHERE webhook_id = :webhook")
                .param("webhook", webhookId)
                .update();
    }

    /** Takes what is settled and old out of the way. */
    int sweep(Instant before, int most) {
        return jdbc.sql(
                        """
                        DELETE FROM webhook_delivery WHERE (client_id, delivery_id) IN (
                            SELECT client_id, delivery_id FROM webhook_delivery
                            WHERE state <> 'waiting' AND settled_at < :before
                            ORDER BY settled_at LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .param("before", at(before))
                .param("most", most)
                .update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getObject("client_id", UUID.class),
                row.getObject("delivery_id", UUID.class),
                row.getObject("webhook_id", UUID.class),
                WebhookEvent.of(row.getString("event")),
                row.getString("body"),
                Delivery.State.of(row.getString("state")),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                WebhookTable.instant(row, "tried_at"),
                row.getObject("status", Integer.class),
                row.getString("failure"),
                row.getString("answer"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
