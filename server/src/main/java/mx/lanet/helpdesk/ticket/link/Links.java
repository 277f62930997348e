package mx.lanet.helpdesk.ticket.link;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.JointActs;
import mx.lanet.helpdesk.ticket.Move;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent.Kind;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.link.LinkTable.How;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Which tickets of a client stand beside which: related ones, and parents with their children. Staff link and part them;
 * the client's administrator sees it. What is not possible is told, and nothing is changed then.
 */
@Service
public class Links {
    /** A ticket stands beside no more than this many others. */
    public static final int RELATED_MOST = 50;

    /** A parent has no more children. */
    public static final int CHILDREN_MOST = 100;

    /** From the topmost parent to the last child, both counted. */
    public static final int DEPTH_MOST = 5;

    private final Tenancy tenancy;
    private final JointActs acts;
    private final Tickets tickets;
    private final LinkTable table;
    private final Clock clock;

    Links(Tenancy tenancy, JointActs acts, Tickets tickets, LinkTable table, Clock clock) {
        this.tenancy = tenancy;
        this.acts = acts;
        this.tickets = tickets;
        this.table = table;
        this.clock = clock;
    }

    /** What stands beside the ticket, for who may see it. */
    public Linked of(Person person, Ticket ticket) {
        return tenancy.call(person.scope(), () -> {
            UUID into = ticket.merged().into();
            List<LinkTable.Beside> beside = table.beside(ticket, CHILDREN_MOST, RELATED_MOST);
            return new Linked(
                    into == null ? null : table.line(ticket.clientId(), into).orElse(null),
                    those(beside, How.PARENT).stream().findFirst().orElse(null),
                    those(beside, How.CHILD),
                    those(beside, How.RELATED),
                    those(beside, How.PART));
        });
    }

    private static List<LinkedTicket> those(List<LinkTable.Beside> all, How how) {
        return all.stream()
                .filter(one -> one.how() == how)
                .map(LinkTable.Beside::ticket)
                .toList();
    }

    /** Stands the two beside each other. */
    public LinkOutcome relate(Person person, UUID ticketId, UUID otherId) {
        return act(person, ticketId, otherId, (here, other) -> {
            if (table.relations(here) >= RELATED_MOST || table.relations(other) >= RELATED_MOST) {
                return "related_most";
            }
            if (table.relate(here, other, clock.instant())) {
                tell(person, here, Kind.RELATED, "", other.code());
                tell(person, other, Kind.RELATED, "", here.code());
            }
            return null;
        });
    }

    /** They stand beside each other no longer. */
    public LinkOutcome unrelate(Person person, UUID ticketId, UUID otherId) {
        return act(person, ticketId, otherId, (here, other) -> {
            if (table.unrelate(here, other)) {
                tell(person, here, Kind.UNRELATED, "", other.code());
                tell(person, other, Kind.UNRELATED, "", here.code());
            }
            return null;
        });
    }

    /** The first is a child of the second from now on, and of nobody else. */
    public LinkOutcome putUnder(Person person, UUID childId, UUID parentId) {
        return act(person, childId, parentId, (child, parent) -> adopt(person, child, parent));
    }

    /** The first is a child of the second no longer. */
    public LinkOutcome takeFrom(Person person, UUID childId, UUID parentId) {
        return act(person, childId, parentId, (child, parent) -> {
            if (table.release(child, parent)) {
                tell(person, child, Kind.CHILD_OF, parent.code(), "");
                tell(person, parent, Kind.NO_CHILD, "", child.code());
            }
            return null;
        });
    }

    /** Inside a transaction that holds both: null, or why not. */
    @Nullable
    String adopt(Person person, Ticket child, Ticket parent) {
        Optional<LinkedTicket> before = table.parent(child);
        if (before.filter(one -> one.ticketId().equals(parent.ticketId())).isPresent()) {
            return null;
        }
        if (table.ancestors(parent).contains(child.ticketId())) {
            return "circle";
        }
        String refused = roomUnder(parent, table.height(child, DEPTH_MOST + 1));
        if (refused == null) {
            write(person, child, parent, before.orElse(null));
        }
        return refused;
    }

    private @Nullable String roomUnder(Ticket parent, int height) {
        if (table.childCount(parent) >= CHILDREN_MOST) {
            return "children_most";
        }
        return table.ancestors(parent).size() + height > DEPTH_MOST ? "depth" : null;
    }

    private void write(Person person, Ticket child, Ticket parent, @Nullable LinkedTicket before) {
        table.adopt(child, parent, clock.instant());
        tell(person, child, Kind.CHILD_OF, before == null ? "" : before.code(), parent.code());
        tell(person, parent, Kind.CHILD, "", child.code());
        if (before != null) {
            tell(person, before.ticketId(), Kind.NO_CHILD, "", child.code());
        }
    }

    /** Resolves each open child by itself: what holds one back does not hold the others. */
    public List<ChildResolved> resolveChildren(Person person, Ticket parent) {
        mustBeStaff(person);
        List<LinkedTicket> open = tenancy.call(person.scope(), () -> table.children(parent, CHILDREN_MOST)).stream()
                .filter(child -> child.state().isOpen())
                .toList();
        List<ChildResolved> results = new ArrayList<>();
        for (LinkedTicket child : open) {
            Ticket now = tickets.get(person, child.ticketId());
            results.add(new ChildResolved(
                    child, tickets.changeState(person, child.ticketId(), now.version(), State.RESUELTO)));
        }
        return results;
    }

    /** What came of resolving one child. */
    public record ChildResolved(LinkedTicket child, Outcome outcome) {}

    private interface Linking {
        /** Null when it is done, else why not. */
        @Nullable
        String link(Ticket here, Ticket other);
    }

    private LinkOutcome act(Person person, UUID ticketId, UUID otherId, Linking linking) {
        return together(person, () -> {
            JointActs.Locked both = lock(person, ticketId, otherId);
            Ticket here = both.get(ticketId);
            Ticket other = both.get(otherId);
            String refused = unlinkable(here, other);
            refused = refused == null ? linking.link(here, other) : refused;
            if (refused != null) {
                throw new NotNow(refused, other);
            }
            return new LinkOutcome.Done(here, other);
        });
    }

    private static @Nullable String unlinkable(Ticket here, Ticket other) {
        if (here.ticketId().equals(other.ticketId())) {
            return "same";
        }
        if (!here.clientId().equals(other.clientId())) {
            return "other_client";
        }
        return here.isMerged() || other.isMerged() ? "merged" : null;
    }

    /**
     * The circle's check sees all parents of the client as they are: one writer of a client at a time, before any row. Then
     * all rows at once, that of the parent before too, since it is told.
     */
    private JointActs.Locked lock(Person person, UUID... ticketIds) {
        Ticket first = tickets.get(person, ticketIds[0]);
        table.alone(first.clientId());
        Set<UUID> all = new HashSet<>(List.of(ticketIds));
        table.parent(first).map(LinkedTicket::ticketId).ifPresent(all::add);
        return acts.lock(person, all);
    }

    private LinkOutcome together(Person person, Supplier<LinkOutcome.Done> work) {
        mustBeStaff(person);
        try {
            LinkOutcome.Done done = tenancy.call(person.scope(), work);
            acts.publish(List.of(done.ticket(), done.other()));
            return done;
        } catch (NotNow notNow) {
            return notNow.outcome;
        }
    }

    private static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private void tell(Person person, Ticket ticket, Kind kind, String from, String to) {
        tell(person, ticket.ticketId(), kind, from, to);
    }

    private void tell(Person person, UUID ticketId, Kind kind, String from, String to) {
        acts.perform(person, ticketId, new Move.Link(kind, from, to));
    }

    /** Rolls back what was begun. */
    private static final class NotNow extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient LinkOutcome outcome;

        NotNow(String code, Ticket other) {
            super(code, null, false, false);
            this.outcome = new LinkOutcome.NotNow(code, other);
        }
    }
}
