package mx.lanet.helpdesk.ticket.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.bulk.BulkLineTable.Result;
import mx.lanet.helpdesk.ticket.bulk.BulkLineTable.Turn;
import mx.lanet.helpdesk.ticket.field.TicketField;
import mx.lanet.helpdesk.ticket.reply.Blanks;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does to one ticket what was wanted of all, as if by hand, and says what came of it. */
@Component
class BulkActs {
    private static final Logger LOG = LoggerFactory.getLogger(BulkActs.class);

    private final Tickets tickets;
    private final Macros macros;
    private final Blanks blanks;

    BulkActs(Tickets tickets, Macros macros, Blanks blanks) {
        this.tickets = tickets;
        this.macros = macros;
        this.blanks = blanks;
    }

    /** Only a database that is away is thrown on: what is wrong with this ticket must not hold up the others. */
    Result act(Person person, Wish wish, Turn turn) {
        Chosen ticket = turn.ticket();
        try {
            if (turn.startedAt() != null && hasHappened(person, ticket, turn.startedAt())) {
                return new Result(ticket, "", null);
            }
            return result(ticket, act(person, wish, ticket));
        } catch (Refusal refusal) {
            return new Result(ticket, code(wish, refusal), null);
        } catch (RuntimeException failure) {
            if (DatabaseTrouble.isPassing(failure)) {
                throw failure;
            }
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("ticket.id", ticket.ticketId())
                    .log("A ticket among many could not be changed");
            return new Result(ticket, "internal", null);
        }
    }

    private Outcome act(Person person, Wish wish, Chosen chosen) {
        UUID id = chosen.ticketId();
        int seen = chosen.version();
        return switch (wish.kind()) {
            case ASSIGN -> tickets.assign(person, id, seen, wish.id());
            case STATE -> state(person, wish, chosen);
            case PRIORITY -> tickets.changePriority(person, id, seen, Priority.of(wish.target()));
            case QUEUE -> tickets.handOver(person, id, seen, Objects.requireNonNull(wish.id()), wish.body());
            case CATEGORY -> tickets.changeCategory(person, id, seen, wish.target());
            case TAG ->
                wish.takesOff()
                        ? tickets.changeTags(person, id, List.of(), tags(wish))
                        : tickets.changeTags(person, id, tags(wish), List.of());
            case MACRO -> macros.run(person, Objects.requireNonNull(wish.id()), id, seen);
        };
    }

    private static List<Tag> tags(Wish wish) {
        return Tag.names(wish.body()).stream().map(Tag::shortened).toList();
    }

    private Outcome state(Person person, Wish wish, Chosen chosen) {
        State to = State.of(wish.target());
        if (wish.body().isBlank()) {
            return tickets.changeState(person, chosen.ticketId(), chosen.version(), to);
        }
        Ticket ticket = tickets.get(person, chosen.ticketId());
        String body = blanks.fill(person, ticket, wish.body());
        return tickets.replyAndLeave(person, chosen.ticketId(), chosen.version(), body, to);
    }

    private static Result result(Chosen ticket, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> new Result(ticket, "", null);
            case Outcome.NotNow(var _, String code, List<TicketField> missing) ->
                new Result(
                        ticket,
                        code,
                        null,
                        missing.stream().map(TicketField::id).toList());
            case Outcome.ChangedMeanwhile(var _, List<TicketEvent> changes, var _) ->
                new Result(ticket, "changed_meanwhile", changes.isEmpty() ? null : changes.getLast());
        };
    }

    /** What is chosen for all may be nothing for the client of one. */
    private static String code(Wish wish, Refusal refusal) {
        String code = refusal.problem().code();
        return code.equals("invalid_body") ? wish.kind().word() + "_not_here" : code;
    }

    /** Whether this person's act reached the ticket before the server that did it went away. */
    private boolean hasHappened(Person person, Chosen chosen, Instant since) {
        if (tickets.get(person, chosen.ticketId()).updatedAt().isBefore(since)) {
            return false;
        }
        Tickets.Conversation now = tickets.read(person, chosen.ticketId());
        return now.events().stream()
                        .anyMatch(event -> event.actorName().equals(person.name())
                                && !event.at().isBefore(since))
                || now.comments().stream()
                        .anyMatch(comment -> person.userId().equals(comment.authorId())
                                && !comment.createdAt().isBefore(since));
    }
}
