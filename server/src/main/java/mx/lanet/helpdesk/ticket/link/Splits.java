package mx.lanet.helpdesk.ticket.link;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.JointActs;
import mx.lanet.helpdesk.ticket.Move;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes some of a ticket's comments a ticket of their own, with their files. The first of them that the asking side wrote
 * becomes what the new ticket asks, and its writer who asks; without one it asks nothing yet, for whom the old one was.
 * Internal notes stay internal.
 */
@Service
public class Splits {
    private final Tenancy tenancy;
    private final JointActs acts;
    private final Tickets tickets;

    Splits(Tenancy tenancy, JointActs acts, Tickets tickets) {
        this.tenancy = tenancy;
        this.acts = acts;
        this.tickets = tickets;
    }

    /** What may be split off: what was said on this very ticket, oldest first. */
    public List<Comment> offered(Person person, Ticket ticket) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> acts.said(ticket));
    }

    /**
     * Splits these comments off. When some of them stand there no longer, since a colleague was faster, nothing happens.
     *
     * @param subject at most {@value Opening#SUBJECT_MAX} characters
     */
    public LinkOutcome split(Person person, UUID ticketId, Set<UUID> commentIds, String subject) {
        mustBeStaff(person);
        if (commentIds.isEmpty()) {
            throw Problem.invalid(List.of(new FieldError("comments", "required")))
                    .refusal();
        }
        LinkOutcome outcome = tenancy.call(person.scope(), () -> inTransaction(person, ticketId, commentIds, subject));
        if (outcome instanceof LinkOutcome.Done(Ticket made, Ticket before)) {
            acts.publish(List.of(made, before));
        }
        return outcome;
    }

    private LinkOutcome inTransaction(Person person, UUID ticketId, Set<UUID> commentIds, String subject) {
        Ticket ticket = acts.lock(person, Set.of(ticketId)).get(ticketId);
        if (ticket.isMerged()) {
            return new LinkOutcome.NotNow("merged", ticket);
        }
        List<Comment> chosen = acts.said(ticket).stream()
                .filter(comment -> commentIds.contains(comment.commentId()))
                .toList();
        if (chosen.size() < commentIds.size()) {
            return new LinkOutcome.NotNow("gone", ticket);
        }
        Optional<Comment> question = chosen.stream()
                .filter(comment -> !comment.internal() && !comment.byStaff())
                .findFirst();
        Ticket made = acts.open(person, opening(ticket, question.orElse(null), subject));
        acts.carry(ticket, made, chosen);
        question.ifPresent(comment -> acts.besideTheQuestion(made, comment.commentId()));
        int spoken =
                (int) chosen.stream().filter(comment -> !comment.internal()).count();
        int carried = spoken - (question.isPresent() ? 1 : 0);
        Ticket after = must(
                acts.perform(person, made.ticketId(), new Move.HandWords(Kind.SPLIT_FROM, ticket.code(), carried)));
        Ticket left = must(acts.perform(person, ticketId, new Move.HandWords(Kind.SPLIT, made.code(), -spoken)));
        acts.renew(after);
        acts.renew(left);
        return new LinkOutcome.Done(after, left);
    }

    private static Opening opening(Ticket ticket, @Nullable Comment question, String subject) {
        @Nullable Comment asked = question != null && "person".equals(question.authorKind()) ? question : null;
        return new Opening(
                ticket.clientId(),
                subject,
                question == null ? "" : question.body(),
                ticket.categoryId() == null
                        ? ticket.category()
                        : ticket.categoryId().toString(),
                ticket.priority(),
                question == null ? ticket.channel() : question.channel(),
                asked == null ? ticket.requesterId() : asked.authorId(),
                asked == null ? ticket.requesterName() : asked.authorName(),
                ticket.assetId(),
                ticket.assetName(),
                ticket.siteId(),
                ticket.openedBy(),
                ticket.machineFacts(),
                question == null ? null : question.html(),
                null);
    }

    private static Ticket must(Outcome outcome) {
        if (outcome instanceof Outcome.Done(Ticket ticket, var _)) {
            return ticket;
        }
        throw new IllegalStateException("a locked ticket refused: " + outcome);
    }

    private static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }
}
