package mx.lanet.helpdesk.ticket;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import org.springframework.stereotype.Component;

/**
 * Acts on several tickets together, for the features that join and part them. All but {@link #publish} run inside the
 * caller's transaction; whoever calls publishes after it, and throws to take everything back.
 */
@Component
public class JointActs {
    private final TicketTable tickets;
    private final ConversationTable conversation;
    private final AttachmentTable attachments;
    private final WholeTickets whole;
    private final WordsTable words;
    private final Openings openings;
    private final Acts acts;
    private final SeveralActs severalActs;
    private final Tickets publisher;
    private final Ids ids;

    JointActs(
            TicketTable tickets,
            ConversationTable conversation,
            AttachmentTable attachments,
            WholeTickets whole,
            WordsTable words,
            Openings openings,
            Acts acts,
            SeveralActs severalActs,
            Tickets publisher,
            Ids ids) {
        this.tickets = tickets;
        this.conversation = conversation;
        this.attachments = attachments;
        this.whole = whole;
        this.words = words;
        this.openings = openings;
        this.acts = acts;
        this.severalActs = severalActs;
        this.publisher = publisher;
        this.ids = ids;
    }

    /** These tickets by their ids, which nobody else changes before the transaction ends; refuses with 404 unless all are seen. */
    public Locked lock(Actor actor, Collection<UUID> ticketIds) {
        Set<UUID> asked = Set.copyOf(ticketIds);
        Map<UUID, Ticket> found = new HashMap<>();
        for (Ticket ticket : tickets.lock(Reach.of(actor.scope()), asked)) {
            if (Part.of(actor, ticket) != Part.STRANGER) {
                found.put(ticket.ticketId(), ticket);
            }
        }
        if (found.size() < asked.size()) {
            throw Problem.notFound().refusal();
        }
        return new Locked(found);
    }

    /** Tickets that nobody else changes. */
    public record Locked(Map<UUID, Ticket> tickets) {
        public Locked {
            tickets = Map.copyOf(tickets);
        }

        /** One of those that were asked for. */
        public Ticket get(UUID ticketId) {
            return Objects.requireNonNull(tickets.get(ticketId));
        }
    }

    /** Several changes of one of them, or by an exception none; the code of a message says why. */
    public Ticket perform(Automation actor, Ticket ticket, Steps steps) {
        try {
            return severalActs.perform(actor, ticket, steps).ticket();
        } catch (SeveralActs.HeldBack held) {
            throw new HeldBack(held.outcome() instanceof Outcome.NotNow(var _, String code, var _) ? code : "conflict");
        }
    }

    /** What holds one of several changes back; takes the transaction back, or what of it stands for itself. */
    public static final class HeldBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        public HeldBack(String code) {
            super(code, null, false, false);
        }

        /** The key of a message, behind {@code problem.}. */
        public String code() {
            return String.valueOf(getMessage());
        }
    }

    /** As {@link #perform(Actor, UUID, Move)}, of a move that must succeed. */
    public Ticket must(Automation actor, UUID ticketId, Move move) {
        return switch (perform(actor, ticketId, move)) {
            case Outcome.Done(Ticket ticket, var _) -> ticket;
            case Outcome.NotNow(var _, String code, var _) -> throw new HeldBack(code);
            case Outcome.ChangedMeanwhile _ -> throw new HeldBack("conflict");
        };
    }

    /** A line in the history of a locked ticket that only the team sees, and that changes nothing. */
    public void note(Automation actor, Ticket ticket, TicketEvent.Kind kind, String what, String about) {
        conversation.add(ticket, actor, new TicketEvent(acts.now(), actor.name(), kind, "", what, about, true));
    }

    /** One move of one of them. */
    public Outcome perform(Actor actor, UUID ticketId, Move move) {
        return acts.perform(actor, ticketId, Act.of(move));
    }

    /**
     * A line in the history of a ticket that is neither locked nor changed by it, nor need be seen by who caused it.
     *
     * @return the ticket, to be published after the commit
     */
    public Ticket tell(Actor actor, UUID clientId, UUID ticketId, TicketEvent.Kind kind, String from, String to) {
        Ticket ticket = tickets.find(new Reach(false, new String[] {clientId.toString()}), ticketId)
                .orElseThrow();
        conversation.add(ticket, actor, new TicketEvent(acts.now(), actor.name(), kind, from, to));
        return ticket;
    }

    /** A new ticket in its place. */
    public Ticket open(Actor actor, Opening opening) {
        return openings.open(actor, opening, Map.of(), ids.next(), acts.now());
    }

    /** How many tickets are a part of this one. */
    public int parts(Ticket ticket) {
        return whole.parts(ticket).size();
    }

    /** What was said on this very ticket, as the team sees it. */
    public List<Comment> said(Ticket ticket) {
        return conversation.comments(ticket, true);
    }

    /** Carries comments with their files from one ticket to another, both locked. */
    public void carry(Ticket from, Ticket to, List<Comment> comments) {
        List<UUID> carried = comments.stream().map(Comment::commentId).toList();
        conversation.carry(from, to, carried);
        attachments.carry(from, to, carried);
    }

    /** The files of a comment that has become the ticket's own question stand beside that. */
    public void besideTheQuestion(Ticket ticket, UUID commentId) {
        conversation.forget(ticket, commentId);
        attachments.besideTheQuestion(ticket, commentId);
    }

    /** Finds anew the words by which the ticket is found, and bounds what its readers have read by what there is. */
    public void renew(Ticket ticket) {
        words.renew(ticket.clientId(), ticket.ticketId());
        conversation.boundRead(ticket);
    }

    /** Open pages look again. */
    public void publish(Collection<Ticket> changed) {
        changed.forEach(publisher::publish);
    }
}
