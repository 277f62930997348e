package mx.lanet.helpdesk.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.field.FieldReading;
import mx.lanet.helpdesk.ticket.field.FieldValue;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.field.TicketFields;
import mx.lanet.helpdesk.ticket.queue.QueueChoices;
import mx.lanet.helpdesk.ticket.queue.QueueName;
import org.springframework.stereotype.Component;

/** Carries out {@link Steps} inside the caller's transaction: all of them, or by an exception none. */
@Component
class SeveralActs {
    private final Acts acts;
    private final Categories categories;
    private final QueueChoices queues;
    private final TicketFields fields;

    SeveralActs(Acts acts, Categories categories, QueueChoices queues, TicketFields fields) {
        this.acts = acts;
        this.categories = categories;
        this.queues = queues;
        this.fields = fields;
    }

    /** One of the steps could not be taken; rolls back those before it. */
    static final class HeldBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        HeldBack(Outcome outcome) {
            super("held back", null, false, false);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** @param seen the version that the person looked at */
    Outcome.Done perform(Person person, Ticket ticket, int seen, Steps steps) {
        List<Act> all = new ArrayList<>(inOrder(person, ticket, steps));
        all.set(0, all.getFirst().seenAt(seen));
        return perform(person, ticket, all);
    }

    /** Of who has locked the ticket. */
    Outcome.Done perform(Actor actor, Ticket ticket, Steps steps) {
        return perform(actor, ticket, inOrder(actor, ticket, steps));
    }

    private Outcome.Done perform(Actor actor, Ticket ticket, List<Act> all) {
        Outcome.Done done = new Outcome.Done(ticket, null);
        for (Act act : all) {
            done = must(acts.perform(actor, ticket.ticketId(), act));
        }
        return done;
    }

    /**
     * The end comes last: a closed ticket takes no other change, and an end that is the last thing can be undone. A queue may
     * give the ticket to somebody, so who takes it comes after.
     */
    private List<Act> inOrder(Actor actor, Ticket ticket, Steps steps) {
        List<Act> all = new ArrayList<>();
        if (steps.categoryId() != null) {
            all.add(Act.of(category(ticket, steps.categoryId())));
        }
        for (Move move : filledIn(ticket, steps)) {
            all.add(Act.of(move));
        }
        if (steps.queueId() != null) {
            all.add(Act.of(handOver(ticket, steps.queueId())));
        }
        if (steps.take() && actor instanceof Person person) {
            all.add(Act.of(new Move.Assign(person.userId(), person.name())));
        }
        if (steps.priority() != null) {
            all.add(Act.of(new Move.ChangePriority(steps.priority())));
        }
        if (!steps.tags().isEmpty()) {
            all.add(Act.of(new Move.ChangeTags(steps.tags(), List.of())));
        }
        if (!steps.note().isBlank()) {
            all.add(Act.of(new Move.Note()).saying(steps.note(), true, Channel.PORTAL, null));
        }
        if (!steps.reply().isBlank()) {
            all.add(Act.of(new Move.Reply(null)).saying(steps.reply(), false, Channel.PORTAL, null));
        }
        if (steps.state() != null) {
            all.add(Act.of(new Move.ChangeState(steps.state())));
        }
        return all;
    }

    /** Of the category that the ticket has by then. */
    private List<Move> filledIn(Ticket ticket, Steps steps) {
        if (steps.fields().isEmpty()) {
            return List.of();
        }
        UUID categoryId = steps.categoryId() == null ? ticket.categoryId() : steps.categoryId();
        List<TicketField> asked = fields.askedInTransaction(ticket.clientId(), categoryId);
        List<Move> moves = new ArrayList<>();
        steps.fields()
                .forEach((id, typed) -> moves.add(asked.stream()
                        .filter(field -> field.id().equals(id))
                        .findFirst()
                        .map(field -> filledIn(ticket, field, typed))
                        .orElseThrow(() -> held(ticket, "ticket_field_not_here", id))));
        return moves;
    }

    private Move filledIn(Ticket ticket, TicketField field, String typed) {
        return switch (FieldReading.of(field, typed)) {
            case FieldReading.Wrong _ -> throw held(ticket, "ticket_field_not_so", field.id());
            case FieldReading.Read(FieldValue value) -> new Move.FillIn(field, value);
        };
    }

    private HeldBack held(Ticket ticket, String code, UUID fieldId) {
        List<TicketField> named = fields.inTransaction().stream()
                .filter(field -> field.id().equals(fieldId))
                .toList();
        return new HeldBack(new Outcome.NotNow(ticket, code, named));
    }

    private Move category(Ticket ticket, UUID id) {
        return categories
                .inTransaction(ticket.clientId())
                .meant(id.toString())
                .map(node -> new Move.ChangeCategory(node.id(), node.name(Locale.of("es"))))
                .orElseThrow(() -> new HeldBack(new Outcome.NotNow(ticket, "ticket_category_not_here")));
    }

    private Move handOver(Ticket ticket, UUID id) {
        List<QueueName> serving = queues.serving(ticket.clientId(), ticket.queueId());
        String from = named(serving, ticket.queueId()).map(QueueName::name).orElse("");
        return named(serving, id)
                .filter(QueueName::active)
                .map(queue -> new Move.HandOver(id, from, queue.name()))
                .orElseThrow(() -> new HeldBack(new Outcome.NotNow(ticket, "ticket_queue_not_here")));
    }

    private static Optional<QueueName> named(List<QueueName> queues, UUID id) {
        return queues.stream().filter(queue -> queue.id().equals(id)).findFirst();
    }

    private static Outcome.Done must(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new HeldBack(outcome);
    }
}
