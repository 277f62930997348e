package mx.lanet.helpdesk.ticket.rest;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Map;
import mx.lanet.helpdesk.api.ApiEndpoint;
import mx.lanet.helpdesk.api.IdempotencyKey;
import mx.lanet.helpdesk.api.Listing;
import mx.lanet.helpdesk.api.Version;
import mx.lanet.helpdesk.shared.ForKeys;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.KeyScope;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Attachments;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.internal.TicketAddress;
import mx.lanet.helpdesk.ticket.tag.Tags;
import org.jspecify.annotations.Nullable;
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

/** Tickets: the list, one, and a new one. */
@ApiEndpoint
@RequestMapping("/api/v1/tickets")
@Tag(name = "Tickets")
class TicketEndpoint {
    static final String WHICH = "TKT-000456, its bare number, or its id";

    private final Tickets tickets;
    private final TicketLists lists;
    private final TicketAddress addresses;
    private final NewTicketReader reader;
    private final Tags tags;
    private final Attachments attachments;

    TicketEndpoint(
            Tickets tickets,
            TicketLists lists,
            TicketAddress addresses,
            NewTicketReader reader,
            Tags tags,
            Attachments attachments) {
        this.tickets = tickets;
        this.lists = lists;
        this.addresses = addresses;
        this.reader = reader;
        this.tags = tags;
        this.attachments = attachments;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_READ)
    @GetMapping
    @Operation(
            operationId = "listTickets",
            summary = "List tickets",
            description = "Those that the caller sees; a requester sees the own ones. Of several words, separated by "
                    + "commas, each counts.")
    @Parameter(name = "state", description = "nuevo, asignado, en_progreso, en_espera, resuelto, cerrado")
    @Parameter(name = "priority", description = "baja, media, alta, critica")
    @Parameter(name = "channel", description = "portal, email, agente, api, phone, walk_in")
    @Parameter(name = "client", description = "the id of a client")
    @Parameter(name = "site", description = "the id of a site, together with its client")
    @Parameter(name = "queue", description = "the id of a queue; for the team")
    @Parameter(name = "category", description = "the id of a category: it and all below it")
    @Parameter(name = "tag", description = "one tag; for the team")
    @Parameter(name = "assignee", description = "an id, me, or none")
    @Parameter(name = "requester", description = "an id, or me")
    @Parameter(name = "created_since", description = "made at this time or later, ISO 8601 with offset")
    @Parameter(name = "q", description = "words that must stand in the ticket, or its number")
    @Parameter(name = "sort", description = "activity, number, priority or due; descending with a minus before it")
    Listing<TicketLine> list(
            Person person,
            @RequestParam(defaultValue = "" + Listing.USUAL) int limit,
            @RequestParam(defaultValue = "") String cursor,
            @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
        TicketQuery query = new TicketFilter(person, parameters).query(Listing.place(limit, cursor));
        return Listing.of(lists.list(person, query), TicketLine::of);
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_READ)
    @GetMapping("/{ticket}")
    @Operation(
            operationId = "getTicket",
            summary = "A ticket with its conversation",
            description = "What is unread stays so. The ETag is that of the ticket's properties.")
    ResponseEntity<TicketView> one(Person person, @Parameter(description = WHICH) @PathVariable String ticket) {
        return answer(HttpStatus.OK, person, addresses.find(person, ticket));
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @ForKeys(KeyScope.TICKETS_WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createTicket", summary = "Make a ticket")
    ResponseEntity<TicketView> create(
            Person person,
            @Parameter(description = "a repeat with the same key is answered with the first ticket")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String key,
            @RequestBody NewTicketBody body) {
        String checked = IdempotencyKey.of(key);
        return answer(HttpStatus.CREATED, person, tickets.create(person, reader.opening(person, body), checked));
    }

    private ResponseEntity<TicketView> answer(HttpStatus status, Person person, Ticket ticket) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).header("ETag", Version.tag(ticket.version()));
        if (status == HttpStatus.CREATED) {
            answer.location(URI.create("/api/v1/tickets/" + ticket.code()));
        }
        Tickets.Conversation talk = tickets.look(person, ticket.ticketId());
        return answer.body(
                TicketView.of(person, talk, tags.of(person, talk.ticket()), attachments.of(person, talk.ticket())));
    }
}
