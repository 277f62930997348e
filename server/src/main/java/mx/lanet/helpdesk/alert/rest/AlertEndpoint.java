package mx.lanet.helpdesk.alert.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.alert.AlertEvent;
import mx.lanet.helpdesk.alert.AlertQuery;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.alert.Severity;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.api.Version;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Alerts in the REST API: the list, one, and what people decide about them. */
@ApiEndpoint
@RequestMapping("/api/v1/alerts")
@Tag(name = "Alerts")
class AlertEndpoint {
    private final Alerts alerts;
    private final MessageSource messages;

    AlertEndpoint(Alerts alerts, MessageSource messages) {
        this.alerts = alerts;
        this.messages = messages;
    }

    /** @param until when it may be heard again, at most 30 days ahead; absent for now */
    @Schema(name = "Silence")
    record SilenceBody(@Nullable Instant until) implements Body {}

    @Schema(name = "AlertNote")
    record NoteBody(@NotBlank @Size(max = AlertEvent.NOTE_MAX) String note) implements Body {}

    /** @param about asset, site or job */
    @Schema(name = "Alert")
    record View(
            UUID alertId,
            UUID clientId,
            String about,
            @Nullable UUID assetId,
            @Nullable UUID siteId,
            String name,
            String kind,
            String subject,
            @Schema(allowableValues = {"critical", "warning", "info"}) String severity,
            @Schema(allowableValues = {"open", "acknowledged", "silenced", "closed"}) String state,
            String text,
            @Nullable Double threshold,
            @Nullable Double currentValue,
            Instant openedAt,
            Instant raisedAt,
            int times,
            @Nullable Instant closedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant silencedUntil,
            String ticketNumber,
            int version) {}

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.ALERTS_READ)
    @GetMapping
    @Operation(operationId = "listAlerts", summary = "List alerts")
    Listing<View> list(
            Person person,
            @Parameter(description = "open, new, acknowledged, silenced, closed or all")
                    @RequestParam(defaultValue = "open")
                    String state,
            @Parameter(description = "critical, warning or info") @RequestParam(defaultValue = "") String severity,
            @RequestParam(required = false) @Nullable UUID client,
            @RequestParam(required = false) @Nullable UUID asset,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor,
            Locale locale) {
        var show = AlertQuery.Show.find(state).orElseThrow(() -> wrong("state"));
        Severity gravity = severity.isEmpty() ? null : Severity.find(severity).orElseThrow(() -> wrong("severity"));
        var query = new AlertQuery(show, gravity, null, client, null, asset, Listing.place(limit, cursor));
        return Listing.of(alerts.list(person, query), alert -> view(alert, locale));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN})
    @ForKeys(KeyScope.ALERTS_READ)
    @GetMapping("/{alert}")
    @Operation(operationId = "getAlert", summary = "An alert")
    ResponseEntity<View> one(Person person, @PathVariable UUID alert, Locale locale) {
        return answer(alerts.get(person, alert), locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.ALERTS_WRITE)
    @PostMapping("/{alert}/acknowledge")
    @Operation(operationId = "acknowledgeAlert", summary = "Take note of it")
    ResponseEntity<View> acknowledge(
            Person person,
            @PathVariable UUID alert,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            Locale locale) {
        int version = Version.seen(seen, alerts.get(person, alert).version());
        return answer(alerts.acknowledge(person, alert, version), locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.ALERTS_WRITE)
    @PostMapping("/{alert}/silence")
    @Operation(operationId = "silenceAlert", summary = "Tell nothing of it for a while")
    ResponseEntity<View> silence(
            Person person,
            @PathVariable UUID alert,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody SilenceBody body,
            Locale locale) {
        int version = Version.seen(seen, alerts.get(person, alert).version());
        return answer(alerts.silence(person, alert, version, body.until()), locale);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.ALERTS_WRITE)
    @PostMapping("/{alert}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "noteAlert", summary = "Write a note that only the team reads")
    View note(Person person, @PathVariable UUID alert, @RequestBody NoteBody body, Locale locale) {
        alerts.note(person, alert, body.note());
        return view(alerts.get(person, alert), locale);
    }

    private ResponseEntity<View> answer(Alert alert, Locale locale) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, Version.tag(alert.version()))
                .body(view(alert, locale));
    }

    private View view(Alert alert, Locale locale) {
        return new View(
                alert.alertId(),
                alert.clientId(),
                alert.about().kind().word(),
                alert.about().assetId(),
                alert.about().siteId(),
                alert.name(),
                alert.kind(),
                alert.subject(),
                alert.severity().word(),
                alert.state().word(),
                alert.text(new Texts(messages, locale)),
                alert.threshold(),
                alert.currentValue(),
                alert.openedAt(),
                alert.raisedAt(),
                alert.times(),
                alert.closedAt(),
                alert.acknowledgedAt(),
                alert.silencedUntil(),
                alert.ticketCode(),
                alert.version());
    }

    private static RuntimeException wrong(String field) {
        return Problem.invalid(List.of(new FieldError(field, "not_known"))).refusal();
    }
}
