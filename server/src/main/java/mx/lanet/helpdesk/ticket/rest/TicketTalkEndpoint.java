package mx.lanet.helpdesk.ticket.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.Body;
import mx.lanet.helpdesk.api.IdempotencyKey;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.ticket.Channel;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.Words;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.ticket.watch.Watchers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What is said about a ticket. */
@ApiEndpoint
@RequestMapping("/api/v1/tickets/{ticket}")
@Tag(name = "Tickets")
class TicketTalkEndpoint {
    private final Tickets tickets;
    private final TicketAddress addresses;
    private final Watchers watchers;

    TicketTalkEndpoint(Tickets tickets, TicketAddress addresses, Watchers watchers) {
        this.tickets = tickets;
        this.addresses = addresses;
        this.watchers = watchers;
    }

    @Schema(name = "Words")
    record WordsBody(@NotBlank @Size(max = Opening.TEXT_MAX) String body) implements Body {}

    /** What was said, and the ticket as it is now. */
    @Schema(name = "WordsSaid")
    record WordsSaid(@Nullable UUID commentId, UUID ticketId, String number, String state, int version) {
        static WordsSaid of(Outcome.Done done) {
            Ticket ticket = done.ticket();
            return new WordsSaid(
                    done.commentId(),
                    ticket.ticketId(),
                    ticket.code(),
                    ticket.state().word(),
                    ticket.version());
        }
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "comment", summary = "Say something that everybody reads")
    WordsSaid comment(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody WordsBody body) {
        String checked = IdempotencyKey.of(key);
        Ticket found = addresses.find(person, ticket);
        return WordsSaid.of(Outcomes.done(
                tickets.reply(person, found.ticketId(), words(person, found, body), Channel.API, checked)));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PostMapping("/notes")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "note", summary = "Write a note that only the team reads")
    WordsSaid note(
            Person person,
            @Parameter(description = TicketEndpoint.WHICH) @PathVariable String ticket,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody WordsBody body) {
        String checked = IdempotencyKey.of(key);
        Ticket found = addresses.find(person, ticket);
        return WordsSaid.of(Outcomes.done(
                tickets.note(person, found.ticketId(), words(person, found, body), Channel.API, checked)));
    }

    /** Whoever may not see the ticket is not called to it. */
    private String words(Person person, Ticket ticket, WordsBody body) {
        String words = Words.clean(body.body());
        if (words.isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("body", "required"))).refusal();
        }
        if (!watchers.strangers(person, ticket, words).isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("body", "calls_stranger")))
                    .refusal();
        }
        return words;
    }
}
