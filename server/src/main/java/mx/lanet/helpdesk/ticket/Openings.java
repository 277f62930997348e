package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.identity.User;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.CallerAddress;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryTree;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import mx.lanet.helpdesk.ticket.queue.QueueChoices.Chosen;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.sla.Clocks;
import mx.lanet.helpdesk.ticket.text.FirstTextTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes one ticket inside the caller's transaction: finds its place, gives it to somebody where a queue does so, saves. */
@Component
class Openings {
    private final TicketTable table;
    private final ConversationTable conversation;
    private final FirstTextTable firstTexts;
    private final Categories categories;
    private final QueueChoices queues;
    private final Filling filling;
    private final Clocks clocks;
    private final Users users;
    private final Audit audit;
    private final Memory memory;
    private final ApplicationEventPublisher events;

    Openings(
            TicketTable table,
            ConversationTable conversation,
            FirstTextTable firstTexts,
            Categories categories,
            QueueChoices queues,
            Filling filling,
            Clocks clocks,
            Users users,
            Audit audit,
            Memory memory,
            ApplicationEventPublisher events) {
        this.table = table;
        this.conversation = conversation;
        this.firstTexts = firstTexts;
        this.categories = categories;
        this.queues = queues;
        this.filling = filling;
        this.clocks = clocks;
        this.users = users;
        this.audit = audit;
        this.memory = memory;
        this.events = events;
    }

    /** @param said what it says in the house's fields */
    Ticket open(Actor actor, Opening opening, Map<UUID, FieldValue> said, UUID id, Instant now) {
        TicketTable.Next next = table.next();
        Placement placement = placement(actor, opening, next);
        Optional<Chosen> chosen = placement.queue().automatic()
                ? queues.choose(opening.clientId(), placement.queue().id(), now)
                : Optional.empty();
        Opened opened = opened(actor, opening, next, id, placement, chosen.orElse(null), now);
        Ticket ticket = opened.ticket();
        table.insert(List.of(ticket));
        filling.begin(ticket, said);
        if (opening.html() != null) {
            firstTexts.insert(ticket.clientId(), ticket.ticketId(), opening.html());
        }
        conversation.add(ticket, actor, created(ticket, actor));
        chosen.ifPresent(somebody -> {
            Automation queue = new Automation(placement.queue().name());
            conversation.add(ticket, queue, event(ticket, queue, Kind.ASSIGNEE, somebody.name()));
        });
        actor.id().ifPresent(reader -> conversation.read(ticket, reader, ticket.createdAt()));
        audit.record(List.of(opened.entry(CallerAddress.current())));
        events.publishEvent(opened.acted());
        return ticket;
    }

    /** The same, of the person whose machine it is, if she or he is still there. */
    Opening askedBy(Opening opening, UUID person) {
        return users.find(opening.clientId(), person)
                .filter(User::active)
                .map(user -> opening.askedBy(user.id(), user.name()))
                .orElse(opening);
    }

    /** Which category, priority and queue it gets. */
    Placement placement(Actor actor, Opening opening, TicketTable.Next next) {
        Offered offered = memory.recall(
                next.stamp(),
                new Known(actor.scope(), opening.clientId()),
                () -> new Offered(
                        categories.inTransaction(opening.clientId()),
                        List.copyOf(queues.serving(opening.clientId(), null))));
        return Placement.of(opening, offered.categories(), offered.queues());
    }

    /** The new ticket with its clock, not yet saved. */
    Opened opened(
            Actor actor,
            Opening opening,
            TicketTable.Next next,
            UUID id,
            Placement placement,
            @Nullable Chosen chosen,
            Instant now) {
        Ticket placed = opening.ticket(id, next.number(), placement, chosen, now);
        Instant asked = opening.askedAt() == null ? now : opening.askedAt();
        return new Opened(actor, placement, placed.with(clocks.begin(next.stamp(), placed, asked)));
    }

    /** A new ticket, and what is told of it. */
    record Opened(Actor actor, Placement placement, Ticket ticket) {
        Audit.Entry entry(String address) {
            return new Audit.Entry(
                    actor,
                    address,
                    "ticket.created",
                    ticket.clientId(),
                    Acts.subject(ticket),
                    details(placement, ticket));
        }

        TicketActed acted() {
            return new TicketActed(actor, null, ticket, null, false);
        }
    }

    /** Where a ticket of this client can be put, in the memory. */
    private record Offered(CategoryTree categories, List<QueueName> queues) {}

    private record Known(Scope scope, UUID clientId) {}

    static TicketEvent created(Ticket ticket, Actor actor) {
        return event(ticket, actor, Kind.CREATED, ticket.channel().word());
    }

    private static TicketEvent event(Ticket ticket, Actor actor, Kind kind, String to) {
        return new TicketEvent(ticket.createdAt(), actor.name(), kind, "", to);
    }

    private static Map<String, String> details(Placement placement, Ticket ticket) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("queue", placement.queue().name());
        if (!ticket.assigneeName().isEmpty()) {
            details.put("assignee", ticket.assigneeName());
        }
        return details;
    }
}
