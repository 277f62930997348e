package mx.lanet.helpdesk.ticket.field;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Memory;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The fields that tickets have, and what they say in them. Whoever writes values answers for who may. */
@Service
public class TicketFields {
    private final FieldTable fields;
    private final FieldValueTable values;
    private final Categories categories;
    private final Tenancy tenancy;
    private final Memory memory;

    TicketFields(FieldTable fields, FieldValueTable values, Categories categories, Tenancy tenancy, Memory memory) {
        this.fields = fields;
        this.values = values;
        this.categories = categories;
        this.tenancy = tenancy;
        this.memory = memory;
    }

    /**
     * All that this client's tickets can have, in their order, also those out of use; those of any of the
     * actor's clients for null.
     * Who is not of the team gets no field that is the team's.
     */
    public List<TicketField> of(Actor actor, @Nullable UUID clientId) {
        if (clientId != null && actor instanceof Person person && !person.mayReach(clientId)) {
            throw Problem.notFound().refusal();
        }
        return memory.recall(
                new Known(actor.scope(), clientId),
                () -> tenancy.call(actor.scope(), () -> List.copyOf(fields.of(clientId, false))));
    }

    /** As a scope sees those of a client, in the memory. */
    private record Known(Scope scope, @Nullable UUID clientId) {}

    /** Those that a ticket of this client and category has now. */
    public List<TicketField> asked(Actor actor, UUID clientId, @Nullable UUID categoryId) {
        return tenancy.call(actor.scope(), () -> askedInTransaction(clientId, categoryId));
    }

    /** All that the transaction's role reaches. */
    public List<TicketField> inTransaction() {
        return fields.all();
    }

    /** As {@link #asked}, in the caller's transaction. */
    public List<TicketField> askedInTransaction(UUID clientId, @Nullable UUID categoryId) {
        List<TicketField> all = fields.of(clientId, false);
        if (all.stream().noneMatch(TicketField::active)) {
            return List.of();
        }
        Collection<UUID> path = path(clientId, categoryId);
        return all.stream().filter(field -> field.isAskedIn(path)).toList();
    }

    private List<UUID> path(UUID clientId, @Nullable UUID categoryId) {
        return categoryId == null
                ? List.of()
                : categories.inTransaction(clientId).path(categoryId).stream()
                        .map(CategoryNode::id)
                        .toList();
    }

    /** What must be said before the ticket is resolved and is not, in the caller's open tenancy transaction. */
    public List<TicketField> missing(UUID clientId, UUID ticketId, @Nullable UUID categoryId) {
        List<TicketField> needed = askedInTransaction(clientId, categoryId).stream()
                .filter(field -> field.need() != FieldNeed.NEVER)
                .toList();
        if (needed.isEmpty()) {
            return List.of();
        }
        Map<UUID, FieldValue> said = values.of(clientId, ticketId);
        return needed.stream().filter(field -> !said.containsKey(field.id())).toList();
    }

    /** What the ticket says, by field. */
    public Map<UUID, FieldValue> values(Actor actor, UUID clientId, UUID ticketId) {
        return tenancy.call(actor.scope(), () -> values.of(clientId, ticketId));
    }

    /** What these tickets say in these fields, by ticket and field; of tickets that the actor does not reach nothing. */
    public Map<UUID, Map<UUID, FieldValue>> values(Actor actor, List<TicketRow> tickets, List<TicketField> asked) {
        return tickets.isEmpty() || asked.isEmpty()
                ? Map.of()
                : tenancy.call(actor.scope(), () -> values.of(tickets, asked));
    }

    /** As {@link #values}, in the caller's transaction. */
    public Map<UUID, FieldValue> valuesInTransaction(UUID clientId, UUID ticketId) {
        return values.of(clientId, ticketId);
    }

    /** What a new ticket says, likewise; a field that it does not have is left out. */
    public void insert(UUID clientId, UUID ticketId, @Nullable UUID categoryId, Map<UUID, FieldValue> said) {
        for (TicketField field : askedInTransaction(clientId, categoryId)) {
            FieldValue value = said.get(field.id());
            if (value != null) {
                values.insert(clientId, ticketId, field.id(), value);
            }
        }
    }

    /** What a ticket says from now on, likewise; null for nothing. The transaction holds the ticket locked. */
    public void replace(UUID clientId, UUID ticketId, UUID fieldId, @Nullable FieldValue value) {
        values.replace(clientId, ticketId, fieldId, value);
    }
}
