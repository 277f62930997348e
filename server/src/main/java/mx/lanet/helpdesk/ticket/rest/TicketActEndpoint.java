package mx.lanet.helpdesk.ticket.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.api.Version;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Category;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Steps;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is done to a ticket: its properties, whose it is, its end. */
@ApiEndpoint
@RequestMapping("/api/v1/tickets/{ticket}")
@Tag(name = "Tickets")
class TicketActEndpoint {
    private static final String ME = "me";
    private static final String NOBODY = "none";
    private static final int LONGEST_OPINION = 2000;

    private final Tickets tickets;
    private final TicketAddress addresses;
    private final Categories categories;

    TicketActEndpoint(Tickets tickets, TicketAddress addresses, Categories categories) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.categories = categories;
    }

    /**
     * Changes that happen together or not at all; what is left out stays as it is.
     *
     * @param category an id, or a name in any language
     * @param tags put on it beside those that it has
     * @param note what the team reads about it
     */
    @Schema(name = "TicketChange")
    record ChangeBody(
            @Schema(allowableValues = {"nuevo", "asignado", "en_progreso", "en_espera", "resuelto", "cerrado"})
                    @Nullable
                    String state,
            @Schema(allowableValues = {"baja", "media", "alta", "critica"}) @Nullable String priority,
            @Size(max = Category.MAX) @Nullable String category,
            @Nullable UUID queueId,
            @Size(max = 20) @Nullable List<String> tags,
            @Size(max = Opening.TEXT_MAX) @Nullable String note)
            implements Body {}

    /** @param assignee the id of somebody who serves the client, {@code me}, or {@code none} */
    @Schema(name = "Assignment")
    record AssigneeBody(@NotBlank @Size(max = 36) String assignee) implements Body {}

    @Schema(name = "Rating")
    record RatingBody(@NotNull @Min(1) @Max(5) Integer score, @Size(max = LONGEST_OPINION) @Nullable String comment)
            implements Body {}

    /** The ticket as it is now, without its conversation. */
    @Schema(name = "TicketState")
    record Now(
            UUID ticketId,
            String number,
            String state,
            String priority,
            String category,
            @Nullable UUID assigneeId,
            String assigneeName,
            int version) {
        static Now of(Ticket ticket) {
            return new Now(
                    ticket.ticketId(),
                    ticket.code(),
                    ticket.state().word(),
                    ticket.priority().word(),
                    ticket.category(),
                    ticket.assigneeId(),
                    ticket.assigneeName(),
                    ticket.version());
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PatchMapping
    @Operation(
            operationId = "changeTicket",
            summary = "Change state, priority, category, queue or tags, together or not at all")
    ResponseEntity<Now> change(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody ChangeBody body) {
        Ticket found = addresses.find(person, ticket);
        Steps steps = steps(person, found, body);
        if (steps.isEmpty()) {
            throw Problem.of(400, "nothing_to_change").refusal();
        }
        return answer(tickets.perform(person, found.ticketId(), Version.seen(seen, found.version()), steps));
    }

    private Steps steps(Person person, Ticket ticket, ChangeBody body) {
        return new Steps(
                "",
                Words.clean(Objects.requireNonNullElse(body.note(), "")),
                body.state() == null ? null : State.of(body.state()),
                body.priority() == null ? null : Priority.of(body.priority()),
                body.category() == null ? null : category(person, ticket, body.category()),
                body.queueId(),
                false,
                body.tags() == null ? List.of() : tags(body.tags()));
    }

    private UUID category(Person person, Ticket ticket, String named) {
        return categories
                .of(person, ticket.clientId())
                .meant(Words.line(named))
                .map(CategoryNode::id)
                .orElseThrow(() -> wrong("category", "not_known"));
    }

    private static List<mx.lanet.helpdesk.ticket.tag.Tag> tags(List<String> typed) {
        List<String> names = mx.lanet.helpdesk.ticket.tag.Tag.names(String.join(",", typed));
        if (names.stream().anyMatch(name -> name.length() > mx.lanet.helpdesk.ticket.tag.Tag.NAME_MAX)) {
            throw wrong("tags", "too_long", mx.lanet.helpdesk.ticket.tag.Tag.NAME_MAX);
        }
        if (names.size() > mx.lanet.helpdesk.ticket.tag.Tag.MOST) {
            throw wrong("tags", "too_many", mx.lanet.helpdesk.ticket.tag.Tag.MOST);
        }
        return names.stream().map(mx.lanet.helpdesk.ticket.tag.Tag::new).toList();
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PutMapping("/assignee")
    @Operation(operationId = "assignTicket", summary = "Give the ticket to somebody, or back to nobody")
    ResponseEntity<Now> assign(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody AssigneeBody body) {
        Ticket found = addresses.find(person, ticket);
        int version = Version.seen(seen, found.version());
        return answer(tickets.assign(person, found.ticketId(), version, whom(person, body.assignee())));
    }

    private static @Nullable UUID whom(Person person, String named) {
        if (named.equals(NOBODY)) {
            return null;
        }
        if (named.equals(ME)) {
            return person.userId();
        }
        try {
            return UUID.fromString(named);
        } catch (IllegalArgumentException _) {
            throw wrong("assignee", "not_id");
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PostMapping("/close")
    @Operation(operationId = "closeTicket", summary = "Close the ticket")
    ResponseEntity<Now> close(
            Person person, @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket) {
        return answer(tickets.close(person, addresses.find(person, ticket).ticketId()));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PostMapping("/reopen")
    @Operation(operationId = "reopenTicket", summary = "Open a resolved or closed ticket again")
    ResponseEntity<Now> reopen(
            Person person, @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket) {
        return answer(tickets.reopen(person, addresses.find(person, ticket).ticketId()));
    }

    @ForRoles({CLIENT_ADMIN, REQUESTER})
    @PostMapping("/rating")
    @Operation(operationId = "rateTicket", summary = "Say how good the resolution was, once for each")
    ResponseEntity<Now> rate(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @RequestBody RatingBody body) {
        UUID ticketId = addresses.find(person, ticket).ticketId();
        String comment = Words.clean(Objects.requireNonNullElse(body.comment(), ""));
        return answer(tickets.rate(person, ticketId, body.score(), comment));
    }

    private static ResponseEntity<Now> answer(Outcome outcome) {
        Ticket ticket = Outcomes.done(outcome).ticket();
        return ResponseEntity.ok()
                .header(HttpHeaders.ETAG, Version.tag(ticket.version()))
                .body(Now.of(ticket));
    }

    private static RuntimeException wrong(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError(field, code, arguments))).refusal();
    }
}
