package mx.lanet.helpdesk.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Postponed;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes deliveries of what happened, one for each destination that wants it. Its row is locked, and skipped by every other
 * worker of every server, until they are committed and the row is gone together.
 */
@Component
class DueSteps {
    private static final Logger LOG = LoggerFactory.getLogger(DueSteps.class);

    private final WebhookDueTable dues;
    private final WebhookTable webhooks;
    private final DeliveryTable deliveries;
    private final Alerts alerts;
    private final JsonMapper json;
    private final Texts texts;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final Postponed postponed;

    DueSteps(
            JdbcTemplate jdbc,
            WebhookTable webhooks,
            DeliveryTable deliveries,
            Alerts alerts,
            JsonMapper json,
            MessageSource messages,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.dues = new WebhookDueTable(jdbc);
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.alerts = alerts;
        this.json = json;
        this.texts = new Texts(messages, Locale.of("es"));
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.postponed = new Postponed(tenancy, clock, LOG);
    }

    private static final class Taken {
        private @Nullable WebhookDue due;
    }

    /** Works on what is due; false when there is nothing. */
    boolean next() {
        Taken taken = new Taken();
        try {
            tenancy.run(new Scope.Everything(), () -> work(taken));
        } catch (RuntimeException failure) {
            WebhookDue failed = taken.due;
            if (failed == null) {
                throw failure;
            }
            postponed.until(
                    failure,
                    "webhooks could not be told what happened, it is tried again",
                    Map.of(
                            "client.id",
                            failed.clientId(),
                            "event",
                            failed.event().word()),
                    failed.tries(),
                    then -> dues.postpone(failed, then));
        }
        return taken.due != null;
    }

    private void work(Taken taken) {
        Optional<WebhookDue> found = dues.take(now());
        if (found.isEmpty()) {
            return;
        }
        WebhookDue due = found.get();
        taken.due = due;
        List<UUID> to = due.webhookId() == null
                ? webhooks.wanting(due.clientId(), due.event())
                : webhooks.find(due.webhookId()).map(Webhook::webhookId).stream()
                        .toList();
        if (!to.isEmpty()) {
            body(due)
                    .ifPresent(body -> to.forEach(webhook ->
                            deliveries.insert(due.clientId(), ids.next(), webhook, due.event(), body, now())));
        }
        dues.delete(due);
    }

    /** Empty when what it is about is gone. */
    private Optional<String> body(WebhookDue due) {
        return switch (due.event()) {
            case ALERT_OPENED, ALERT_CLOSED ->
                alerts.inTransaction(due.subjectId())
                        .map(alert -> json.valueToTree(Payload.alert(alert, alert.text(texts))))
                        .map(data -> body(due, data));
            default -> Optional.of(body(due, json.readTree(due.data())));
        };
    }

    private String body(WebhookDue due, Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", due.event().word());
        body.put("timestamp", due.at().toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
