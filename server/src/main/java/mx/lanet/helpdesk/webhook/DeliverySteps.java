package mx.lanet.helpdesk.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Secret;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.webhook.Delivery.State;
import mx.lanet.helpdesk.webhook.DeliveryTable.Result;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one delivery. It is this worker's for a while, in a transaction that ends before anybody connects; what became of it is
 * written in another one. A server that dies in between leaves it due again when the while is over: nothing is lost, and what
 * the other side had taken already comes twice, under one id.
 */
@Component
class DeliverySteps {
    /** Longer than an attempt may take. */
    static final Duration LEASE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);
    private static final Automation SERVER = new Automation("webhooks");
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SWEPT = 5_000;
    private static final int GONE = 410;

    private final DeliveryTable table;
    private final WebhookTable webhooks;
    private final WebhookCall call;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Clock clock;

    DeliverySteps(
            DeliveryTable table, WebhookTable webhooks, WebhookCall call, Audit audit, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.webhooks = webhooks;
        this.call = call;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    private record Order(Webhook webhook, List<Secret> secrets, Delivery delivery) {}

    /** Sends one that is due; false when there is none. */
    boolean next() {
        Order order = tenancy.call(new Scope.Everything(), this::take);
        if (order == null) {
            return false;
        }
        Outcome outcome = send(order);
        tenancy.run(new Scope.Everything(), () -> settle(order, outcome));
        return true;
    }

    private @Nullable Order take() {
        return table.take(now(), LEASE)
                .flatMap(delivery -> webhooks.find(delivery.webhookId())
                        .map(webhook -> new Order(webhook, webhooks.secrets(webhook.webhookId(), now()), delivery)))
                .orElse(null);
    }

    private Outcome send(Order order) {
        byte[] body = order.delivery().body().getBytes(StandardCharsets.UTF_8);
        String id = order.delivery().messageId();
        Instant now = now();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put(
                "webhook-signature",
                order.secrets().stream()
                        .map(secret -> WebhookSecret.sign(secret, id, now, body))
                        .collect(Collectors.joining(" ")));
        return call.post(order.webhook().address(), headers, body);
    }

    private void settle(Order order, Outcome outcome) {
        Delivery delivery = order.delivery();
        Instant now = now();
        if (outcome instanceof Outcome.Answered answered && answered.isTaken()) {
            table.settle(delivery, State.DONE, result(outcome), now, now);
            webhooks.worked(delivery.webhookId());
            return;
        }
        boolean test = delivery.event() == WebhookEvent.TEST;
        boolean gone = outcome instanceof Outcome.Answered answered && answered.status() == GONE;
        Optional<Instant> again = gone || test
                ? Optional.empty()
                : Retries.next(
                        delivery.tries(),
                        delivery.since(),
                        now,
                        ThreadLocalRandom.current().nextDouble());
        table.settle(delivery, again.isPresent() ? State.WAITING : State.DEAD, result(outcome), again.orElse(now), now);
        if (!test) {
            note(order.webhook(), gone, now);
        }
    }

    private static Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered answered ->
                new Result(answered.status(), answered.isTaken() ? "" : "status", answered.beginning());
            case Outcome.Failed failed -> new Result(null, failed.why().word(), readable(failed.words()));
        };
    }

    private static String readable(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), HttpAnswer.SHOWN));
    }

    /** The destination took nothing: it rests, and after days of that it is switched off. */
    private void note(Webhook webhook, boolean gone, Instant now) {
        Instant since = webhooks.failed(webhook, now);
        boolean forLong = since.isBefore(now.minus(Retries.PATIENCE));
        if ((gone || forLong) && webhooks.switchOff(webhook.webhookId(), gone ? "gone" : "failing")) {
            table.giveUp(webhook.webhookId(), now);
            audit.record(
                    SERVER,
                    "webhook.switched_off",
                    webhook.clientId(),
                    Subject.of("webhook", webhook.webhookId(), webhook.name()),
                    Map.of("since", since.toString()));
            LOG.atWarn().addKeyValue("webhook.id", webhook.webhookId()).log("a webhook that takes nothing is off");
        }
    }

    /** What was settled long ago is forgotten. */
    void sweep() {
        tenancy.run(new Scope.Everything(), () -> {
            int _ = table.sweep(now().minus(KEPT), SWEPT);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
