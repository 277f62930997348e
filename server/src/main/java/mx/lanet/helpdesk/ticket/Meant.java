package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.category.CategoryNode;
import mx.lanet.helpdesk.ticket.field.FieldReading;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import mx.lanet.helpdesk.ticket.queue.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody means by a name or an id, as a move; refused with a field error when that cannot be chosen here. */
@Component
class Meant {
    private final Categories categories;
    private final TicketFields fields;
    private final Queues queues;
    private final Users users;

    Meant(Categories categories, TicketFields fields, Queues queues, Users users) {
        this.categories = categories;
        this.fields = fields;
        this.queues = queues;
        this.users = users;
    }

    /** @param to an id or a name */
    Move category(Actor actor, Ticket ticket, String to) {
        CategoryNode category =
                categories.of(actor, ticket.clientId()).meant(to).orElseThrow(() -> notOffered("category"));
        return new Move.ChangeCategory(category.id(), category.name(Locale.of("es")));
    }

    /** A field that no ticket of this category has is refused as not found. */
    Move field(Person person, Ticket ticket, UUID fieldId, String typed) {
        TicketField field = fields.asked(person, ticket.clientId(), ticket.categoryId()).stream()
                .filter(one -> one.id().equals(fieldId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound().refusal());
        return switch (FieldReading.of(field, typed)) {
            case FieldReading.Wrong(FieldError error) ->
                throw Problem.invalid(List.of(error)).refusal();
            case FieldReading.Read(FieldValue value) -> new Move.FillIn(field, value);
        };
    }

    /** One that works, and serves the ticket's client. */
    Move queue(Person person, Ticket ticket, UUID queueId) {
        List<QueueName> serving = queues.serving(person, ticket.clientId(), ticket.queueId());
        QueueName to = named(serving, queueId).filter(QueueName::active).orElseThrow(() -> notOffered("queue"));
        String from = named(serving, ticket.queueId()).map(QueueName::name).orElse("");
        return new Move.HandOver(queueId, from, to.name());
    }

    private static Optional<QueueName> named(List<QueueName> queues, UUID id) {
        return queues.stream().filter(queue -> queue.id().equals(id)).findFirst();
    }

    /** Somebody who serves the ticket's client, or with null nobody. */
    Move assignee(Person person, Ticket ticket, @Nullable UUID toId) {
        String name = toId == null ? "" : nameOfColleague(person, ticket, toId);
        return new Move.Assign(toId, name);
    }

    private String nameOfColleague(Person person, Ticket ticket, UUID id) {
        return users.staffServing(person, ticket.clientId()).stream()
                .filter(colleague -> colleague.id().equals(id))
                .map(Colleague::name)
                .findFirst()
                .orElseThrow(() -> notOffered("assignee"));
    }

    private static Refusal notOffered(String field) {
        return Problem.invalid(List.of(new FieldError(field, "choose_from_list")))
                .refusal();
    }
}
