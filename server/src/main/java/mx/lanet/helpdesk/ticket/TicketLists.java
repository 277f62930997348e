package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists of tickets, each as far as its reader may see. */
@Service
public class TicketLists {
    /** Figures beside views and places are counted this far: beyond, "999+" says enough. */
    public static final int COUNTER_MAX = 999;

    /** Shorter than a page waits before it looks again after a change. */
    private static final Duration SURELY_GOOD = Duration.ofMillis(100);

    private final Tenancy tenancy;
    private final TicketRows rows;
    private final TicketListTable lists;
    private final ConversationTable conversation;
    private final NearTable near;
    private final TicketCounts counts;

    TicketLists(
            Tenancy tenancy,
            TicketRows rows,
            TicketListTable lists,
            ConversationTable conversation,
            NearTable near,
            TicketCounts counts) {
        this.tenancy = tenancy;
        this.rows = rows;
        this.lists = lists;
        this.conversation = conversation;
        this.near = near;
        this.counts = counts;
    }

    /**
     * The tickets that the person sees and the query asks for, of the client chosen in the switcher when one is chosen.
     * A requester sees the own ones, whatever the query says.
     */
    public Slice<TicketRow> list(Person person, TicketQuery query) {
        TicketQuery asked = within(person, query);
        Scope scope = person.listScope();
        return tenancy.call(
                scope,
                () -> asked.words().isBlank()
                        ? counted(person, scope, asked)
                        : searched(lists.search(scope, asked, person.userId()), asked.page()));
    }

    /** As {@link #list}, among all tickets of one client that the person reaches, whatever is chosen in the switcher. */
    public List<TicketRow> ofClient(Person person, UUID clientId, TicketQuery query) {
        TicketQuery asked = within(person, query.ofClient(clientId));
        Scope scope = person.scope();
        return tenancy.call(
                scope,
                () -> asked.words().isBlank()
                        ? counted(person, scope, asked).items()
                        : lists.search(scope, asked, person.userId()).rows());
    }

    private Slice<TicketRow> counted(Person person, Scope scope, TicketQuery query) {
        int most = Slice.COUNTED + 1;
        long known = counts.of(person, query, most, Duration.ZERO, () -> lists.count(scope, query, most));
        return Slice.of(lists.page(scope, query, known, person.userId()), query.page(), known);
    }

    /** Whoever finds many looks for another word: they are counted as far as the next page, and no further. */
    private static Slice<TicketRow> searched(TicketListTable.Found found, Slice.Request page) {
        int counted = found.complete() ? Slice.COUNTED : Math.max(0, found.total() - 1);
        return new Slice<>(found.rows(), page.page(), page.size(), found.total(), counted);
    }

    /**
     * How many the query asks for, up to {@value #COUNTER_MAX} and one: a figure beside a name. Counted anew when
     * something has changed, but in no case more than ten times a second.
     */
    public long figure(Person person, TicketQuery query) {
        return counts.of(
                person,
                within(person, query),
                COUNTER_MAX + 1,
                SURELY_GOOD,
                () -> count(person, query, COUNTER_MAX + 1));
    }

    /** How many the query asks for, as far as lists count. */
    public long total(Person person, TicketQuery query) {
        int most = Slice.COUNTED + 1;
        return counts.of(person, within(person, query), most, Duration.ZERO, () -> count(person, query, most));
    }

    /** How many the query asks for, counted this far and no further. */
    public long count(Person person, TicketQuery query, int most) {
        TicketQuery asked = within(person, query);
        return tenancy.call(person.listScope(), () -> lists.count(person.listScope(), asked, most));
    }

    /** The tickets that a list shows on all its pages, as they are now, this many at most. */
    public List<Chosen> all(Person person, TicketQuery query, int most) {
        TicketQuery asked = within(person, query);
        return tenancy.call(person.listScope(), () -> lists.all(person.listScope(), asked, most));
    }

    /**
     * Hands out all that a list shows, in its order, this many at most, some at a time: read by a cursor in the person's own
     * transaction, which stays open meanwhile.
     */
    public void each(Person person, TicketQuery query, int most, Consumer<List<TicketRow>> some) {
        TicketQuery asked = within(person, query);
        tenancy.run(person.scope(), () -> lists.each(person.listScope(), asked, most, person.userId(), some));
    }

    /** Who spoke last in each of these tickets of one client, where everybody can hear it. */
    public Map<UUID, LastWords> lastWords(Person person, UUID clientId, List<TicketRow> tickets) {
        List<UUID> ids = tickets.stream().map(TicketRow::ticketId).toList();
        return ids.isEmpty() ? Map.of() : tenancy.call(person.scope(), () -> conversation.lastWords(clientId, ids));
    }

    /** What else is open of the person and of the machine of this ticket, which the reader sees. Not for requesters. */
    public NearTickets near(Person reader, Ticket ticket) {
        if (!reader.mayReach(ticket.clientId()) || reader.role() == Role.REQUESTER) {
            throw Problem.notFound().refusal();
        }
        UUID requester = ticket.requesterId();
        UUID asset = ticket.assetId();
        return tenancy.call(reader.scope(), () -> {
            int[] counts = requester == null ? new int[2] : near.countsOfPerson(ticket.clientId(), requester);
            return new NearTickets(
                    requester == null ? List.of() : near.ofPerson(ticket, requester, reader.userId()),
                    counts[0],
                    counts[1],
                    asset == null ? List.of() : near.ofMachine(ticket, asset, reader.userId()));
        });
    }

    private static TicketQuery within(Person person, TicketQuery query) {
        if (query.clientId() != null && !person.mayReach(query.clientId())) {
            throw Problem.notFound().refusal();
        }
        return person.role() == Role.REQUESTER ? query.askedBy(person.userId()) : query;
    }

    /**
     * The tickets of an agent's own machine, newest first.
     *
     * @param states none mean all
     * @param user only what this user of the machine asked there, as the machine names its users; null for everybody
     * @param reader whose marks say what is unread; null for the machine's
     * @param search blank means all
     */
    public Slice<TicketRow> ofMachine(
            Agent agent,
            List<State> states,
            @Nullable String user,
            @Nullable String reader,
            String search,
            Slice.Request page) {
        String pattern = search.isBlank() ? null : "%" + escaped(search.strip()) + "%";
        TicketRows.OfMachine asked = new TicketRows.OfMachine(agent.clientId(), agent.assetId(), states, user, pattern);
        return ofMachine(agent, MachineUser.reader(agent.assetId(), reader), asked, page);
    }

    /** The newest tickets of a machine that the person may see; of a requester's machine, only the own ones. */
    public Slice<TicketRow> ofMachine(Person person, UUID clientId, UUID assetId, Slice.Request page) {
        if (!person.mayReach(clientId) || person.role() == Role.REQUESTER) {
            throw Problem.notFound().refusal();
        }
        return ofMachine(
                person, person.userId(), new TicketRows.OfMachine(clientId, assetId, List.of(), null, null), page);
    }

    private Slice<TicketRow> ofMachine(Actor actor, UUID reader, TicketRows.OfMachine asked, Slice.Request page) {
        return tenancy.call(actor.scope(), () -> {
            long total = rows.count(asked);
            return new Slice<>(rows.ofMachine(asked, reader, page), page.page(), page.size(), total);
        });
    }

    /** What is typed means itself, not LIKE's signs. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
