package mx.lanet.helpdesk.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.webhook.WebhookEvent;
import mx.lanet.helpdesk.webhook.Webhooks;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A webhook of the client that is off, what it was told, and what it would be told in ten years. */
public record WebhookFurniture(Tenancy tenancy, JdbcClient jdbc, Ids ids, Webhooks webhooks) {
    void webhook(TwoClients.Company company, Person superadmin) {
        UUID webhook = webhooks.create(
                        superadmin,
                        new Webhooks.Wish(
                                company.clientId(),
                                "Chat de " + company.name(),
                                "https://127.0.0.1:9/lanet",
                                List.of(WebhookEvent.TICKET_CREATED, WebhookEvent.ALERT_OPENED),
                                false))
                .webhook()
                .webhookId();
        tenancy.run(new Scope.Everything(), () -> {
            for (String state : List.of("done", "dead")) {
                jdbc.sql(
                                """
                                INSERT INTO webhook_delivery (client_id, delivery_id, webhook_id, event, body, state, due_at,
                                    since, tries, tried_at, status, failure, answer, created_at, settled_at)
                                VALUES (:client, :id, :webhook, 'ticket.created', '{"type": "ticket.created"}', :state, :now,
                                    :now, 1, :now, 500, 'status', 'Ay', :now, :now)
                                """)
                        .param("client", company.clientId())
                        .param("id", ids.next())
                        .param("webhook", webhook)
                        .param("state", state)
                        .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                        .update();
            }
            jdbc.sql(
                            """
                            INSERT INTO webhook_due (client_id, due_id, event, subject_id, data, at, due_at)
                            VALUES (:client, :id, 'asset.joined', :id, '{}', :then, :then)
                            """)
                    .param("client", company.clientId())
                    .param("id", ids.next())
                    .param("then", Instant.now().plus(Duration.ofDays(3650)).atOffset(ZoneOffset.UTC))
                    .update();
        });
    }
}
