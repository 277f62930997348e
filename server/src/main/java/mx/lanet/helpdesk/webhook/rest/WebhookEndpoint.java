package mx.lanet.helpdesk.webhook.rest;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.api.IdempotencyKey;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.api.Version;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.webhook.Webhook;
import mx.lanet.helpdesk.webhook.WebhookEvent;
import mx.lanet.helpdesk.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Destinations of webhooks in the REST API: made, changed, tried and taken away by who may on the page. */
@ApiEndpoint
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Webhooks")
class WebhookEndpoint {
    private final Webhooks webhooks;

    WebhookEndpoint(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * @param clientId whose events; absent for everybody's
     * @param events such as ticket.created
     */
    @Schema(name = "NewWebhook")
    record NewBody(
            @NotBlank @Size(max = Webhook.NAME_MAX) String name,
            @NotBlank @Size(max = Webhook.ADDRESS_MAX) String address,
            @Nullable UUID clientId,
            @Nullable List<String> events,
            @Nullable Boolean active)
            implements Body {}

    @Schema(name = "WebhookChange")
    record ChangeBody(
            @Size(max = Webhook.NAME_MAX) @Nullable String name,
            @Size(max = Webhook.ADDRESS_MAX) @Nullable String address,
            @Nullable List<String> events,
            @Nullable Boolean active)
            implements Body {}

    /** @param clientId absent for everybody's events */
    @Schema(name = "Webhook")
    record View(
            UUID webhookId,
            @Nullable UUID clientId,
            String name,
            String address,
            List<String> events,
            boolean active,
            int failures,
            @Nullable Instant failingSince,
            String offBecause,
            Instant changedAt,
            String changedByName,
            int version) {
        static View of(Webhook webhook) {
            return new View(
                    webhook.webhookId(),
                    webhook.clientId().equals(Person.HOUSE) ? null : webhook.clientId(),
                    webhook.name(),
                    webhook.address(),
                    webhook.events().stream().map(WebhookEvent::word).toList(),
                    webhook.active(),
                    webhook.failures(),
                    webhook.failingSince(),
                    webhook.offBecause(),
                    webhook.changedAt(),
                    webhook.changedByName(),
                    webhook.version());
        }
    }

    /** @param secret shown this once; absent where it was shown before */
    @Schema(name = "WebhookWithSecret")
    record Made(View webhook, @Nullable String secret) {
        @Override
        public String toString() {
            return "Made[" + webhook.webhookId() + "]";
        }
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @GetMapping
    @Operation(operationId = "listWebhooks", summary = "List webhooks")
    Listing<View> list(Person person) {
        List<View> all = webhooks.list(person).stream().map(View::of).toList();
        return new Listing<>(all, all.size(), Webhooks.MOST, null);
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @GetMapping("/{webhook}")
    @Operation(operationId = "getWebhook", summary = "A webhook, without its secret")
    ResponseEntity<View> one(Person person, @PathVariable UUID webhook) {
        return answer(webhooks.get(person, webhook));
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @PostMapping
    @Operation(
            operationId = "makeWebhook",
            summary = "Make a webhook",
            description =
                    "The secret is shown this once. A repeat with the same Idempotency-Key makes no second one and shows none: "
                            + "ask for another secret.")
    ResponseEntity<Made> make(
            Person person,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody NewBody body) {
        String checked = IdempotencyKey.of(key);
        Webhooks.Wish wish = new Webhooks.Wish(
                Objects.requireNonNullElse(body.clientId(), Person.HOUSE),
                body.name().strip(),
                body.address().strip(),
                events(body.events()),
                !Boolean.FALSE.equals(body.active()));
        Webhooks.Made made = webhooks.create(person, wish, checked);
        String secret = made.secret().reveal();
        return ResponseEntity.created(
                        URI.create("/api/v1/webhooks/" + made.webhook().webhookId()))
                .header(HttpHeaders.ETAG, Version.tag(made.webhook().version()))
                .body(new Made(View.of(made.webhook()), secret.isEmpty() ? null : secret));
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @PatchMapping("/{webhook}")
    @Operation(operationId = "changeWebhook", summary = "Change a webhook; what is absent stays")
    ResponseEntity<View> change(
            Person person,
            @PathVariable UUID webhook,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody ChangeBody body) {
        Webhook now = webhooks.get(person, webhook);
        Webhooks.Wish wish = new Webhooks.Wish(
                now.clientId(),
                Objects.requireNonNullElse(body.name(), now.name()).strip(),
                Objects.requireNonNullElse(body.address(), now.address()).strip(),
                body.events() == null ? now.events() : events(body.events()),
                Objects.requireNonNullElse(body.active(), now.active()));
        return answer(webhooks.change(person, webhook, Version.seen(seen, now.version()), wish));
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @DeleteMapping("/{webhook}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteWebhook", summary = "Take a webhook away, with what it was told")
    void delete(Person person, @PathVariable UUID webhook) {
        webhooks.delete(person, webhook);
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @PostMapping("/{webhook}/secret")
    @Operation(operationId = "renewWebhookSecret", summary = "Another secret; the one before signs, too, for a day")
    Made rotate(Person person, @PathVariable UUID webhook) {
        Webhooks.Made made = webhooks.rotate(person, webhook);
        return new Made(View.of(made.webhook()), made.secret().reveal());
    }

    @ForRoles(SUPERADMIN)
    @ForKeys(KeyScope.WEBHOOKS_WRITE)
    @PostMapping("/{webhook}/test")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "testWebhook", summary = "Tell it something that means nothing")
    void test(Person person, @PathVariable UUID webhook) {
        webhooks.test(person, webhook);
    }

    private static ResponseEntity<View> answer(Webhook webhook) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, Version.tag(webhook.version()))
                .body(View.of(webhook));
    }

    private static List<WebhookEvent> events(@Nullable List<String> words) {
        List<WebhookEvent> events = new ArrayList<>();
        for (String word : words == null ? List.<String>of() : words) {
            events.add(WebhookEvent.find(word)
                    .filter(WebhookEvent.choosable()::contains)
                    .orElseThrow(() -> Problem.invalid(List.of(new FieldError("events", "not_known")))
                            .refusal()));
        }
        return events.stream().distinct().toList();
    }
}
