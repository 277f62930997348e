package mx.lanet.helpdesk.ticket.link;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.JointActs;
import mx.lanet.helpdesk.ticket.Move;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.Tickets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes one ticket a part of another of the same client, for good. It is closed and points at the other; what was said and
 * attached on it is shown there, each word to whom it was meant for; who asked for it takes part there; what stood beside it
 * stands beside the other. There is no way back.
 */
@Service
public class Merges {
    /** A ticket takes in no more than this many others. */
    public static final int PARTS_MOST = 50;

    private final Tenancy tenancy;
    private final JointActs acts;
    private final Tickets tickets;
    private final Links links;
    private final LinkTable table;
    private final Clock clock;

    Merges(Tenancy tenancy, JointActs acts, Tickets tickets, Links links, LinkTable table, Clock clock) {
        this.tenancy = tenancy;
        this.acts = acts;
        this.tickets = tickets;
        this.links = links;
        this.table = table;
        this.clock = clock;
    }

    /** Whether, and why not: null when the first can become a part of the second as both are now. */
    public @Nullable String obstacle(Person person, Ticket ticket, Ticket into) {
        mustBeStaff(person);
        return tenancy.call(person.scope(), () -> refused(ticket, into));
    }

    /**
     * Merges the first into the second. Once more is the same: who sends it twice, or does what a colleague has just done,
     * gets what there is. Of two who merge two tickets into each other at once, one wins and the other is told.
     */
    public LinkOutcome merge(Person person, UUID ticketId, UUID intoId) {
        mustBeStaff(person);
        try {
            LinkOutcome.Done done = tenancy.call(person.scope(), () -> inTransaction(person, ticketId, intoId));
            acts.publish(List.of(done.ticket(), done.other()));
            return done;
        } catch (Obstacle obstacle) {
            return new LinkOutcome.NotNow(obstacle.code, obstacle.other);
        }
    }

    private LinkOutcome.Done inTransaction(Person person, UUID ticketId, UUID intoId) {
        Ticket seen = tickets.get(person, ticketId);
        table.alone(seen.clientId());
        Optional<LinkedTicket> parent = table.parent(seen);
        Set<UUID> all = new HashSet<>(Set.of(ticketId));
        all.add(intoId);
        parent.map(LinkedTicket::ticketId).ifPresent(all::add);
        JointActs.Locked locked = acts.lock(person, all);
        Ticket ticket = locked.get(ticketId);
        Ticket into = locked.get(intoId);
        if (ticket.isMerged() && intoId.equals(ticket.merged().into())) {
            return new LinkOutcome.Done(into, ticket);
        }
        String refused = refused(ticket, into);
        if (refused != null) {
            throw new Obstacle(refused, refused.equals("merged") ? into : whole(person, ticket, into));
        }
        return carryOut(
                person,
                ticket,
                into,
                parent.map(one -> locked.get(one.ticketId())).orElse(null));
    }

    /** What the message is about: the ticket that the first one has already become a part of, else the second. */
    private Ticket whole(Person person, Ticket ticket, Ticket into) {
        return ticket.isMerged() ? tickets.living(person, ticket) : into;
    }

    private @Nullable String refused(Ticket ticket, Ticket into) {
        if (ticket.ticketId().equals(into.ticketId())) {
            return "same";
        }
        if (!ticket.clientId().equals(into.clientId())) {
            return "other_client";
        }
        if (ticket.isMerged()) {
            return "merged_already";
        }
        if (into.isMerged()) {
            return ticket.ticketId().equals(into.merged().into()) ? "merged_the_other_way" : "merged";
        }
        if (ticket.state().isOpen() && !into.state().isOpen()) {
            return "into_ended";
        }
        if (acts.parts(into) + acts.parts(ticket) + 1 > PARTS_MOST) {
            return "parts_most";
        }
        boolean family = table.ancestors(ticket).contains(into.ticketId())
                || table.ancestors(into).contains(ticket.ticketId());
        if (family) {
            return "family";
        }
        boolean crowded = table.childCount(ticket) + table.childCount(into) > Links.CHILDREN_MOST
                || table.relations(ticket) + table.relations(into) > Links.RELATED_MOST;
        return crowded ? "crowded" : null;
    }

    private LinkOutcome.Done carryOut(Person person, Ticket ticket, Ticket into, @Nullable Ticket parent) {
        Ticket grown = must(acts.perform(person, into.ticketId(), new Move.TakeIn(ticket)));
        if (parent != null) {
            table.release(ticket, parent);
            must(acts.perform(person, parent.ticketId(), new Move.Link(Kind.NO_CHILD, "", ticket.code())));
            if (table.parent(into).isEmpty()) {
                links.adopt(person, into, parent);
            }
        }
        table.hand(ticket, into);
        Ticket merged = must(acts.perform(person, ticket.ticketId(), new Move.Merge(grown)));
        acts.renew(grown);
        return new LinkOutcome.Done(tickets.get(person, into.ticketId()), merged);
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

    /** Rolls back what was begun. */
    private static final class Obstacle extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String code;
        private final transient Ticket other;

        Obstacle(String code, Ticket other) {
            super(code, null, false, false);
            this.code = code;
            this.other = other;
        }
    }
}
