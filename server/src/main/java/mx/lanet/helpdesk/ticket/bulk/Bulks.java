package mx.lanet.helpdesk.ticket.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Chosen;
import mx.lanet.helpdesk.ticket.Outcome;
import mx.lanet.helpdesk.ticket.Tickets;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * One change for many tickets, by somebody of the team; everybody sees the own ones only, for a week. Who is no staff is
 * refused with 403.
 */
@Service
public class Bulks {
    /** No more tickets at once. */
    public static final int MOST = 5000;

    /** So many are done before the page answers; more go on in the background. */
    public static final int AT_ONCE = 50;

    /** What one person may have unfinished. */
    private static final int MOST_UNFINISHED = 3;

    private static final int RECENT = 20;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Scope HOUSE = new Scope.Clients(Set.of(Person.HOUSE));

    private final BulkTable table;
    private final BulkLineTable lines;
    private final BulkRunner runner;
    private final Tickets tickets;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Bulks(
            BulkTable table,
            BulkLineTable lines,
            BulkRunner runner,
            Tickets tickets,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.lines = lines;
        this.runner = runner;
        this.tickets = tickets;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins. Up to {@value #AT_ONCE} tickets are changed when this returns, more soon.
     *
     * @param chosen at most {@value #MOST}; what the person does not reach is not among them
     * @param list where the person came from, behind the question mark
     */
    public BulkWork start(Person person, Wish wish, List<Chosen> chosen, String list) {
        mustBeStaff(person);
        if (chosen.size() > MOST) {
            throw Problem.of(409, "bulk_too_many", MOST).refusal();
        }
        if (tenancy.call(HOUSE, () -> table.unfinished(person.userId())) >= MOST_UNFINISHED) {
            throw Problem.of(409, "bulk_busy", MOST_UNFINISHED).refusal();
        }
        UUID id = ids.next();
        Reach reach = Reach.of(person.scope());
        int found = tenancy.call(person.scope(), () -> lines.insert(reach, id, chosen));
        if (found == 0) {
            throw Problem.of(409, "bulk_none").refusal();
        }
        BulkWork work = new BulkWork(id, person.userId(), wish, list, found, now(), null, null, null);
        tenancy.run(HOUSE, () -> {
            table.insert(work);
            record(person, work, "ticket_bulk.started");
        });
        if (found > AT_ONCE) {
            runner.begin(id);
        } else {
            runner.run(id);
        }
        return get(person, id);
    }

    /** One of the person's own; another one does not exist. */
    public BulkWork get(Person person, UUID bulkId) {
        return find(person, bulkId).orElseThrow(() -> Problem.notFound().refusal());
    }

    /** As {@link #get}, where it may well be gone. */
    public Optional<BulkWork> find(Person person, UUID bulkId) {
        mustBeStaff(person);
        return tenancy.call(HOUSE, () -> table.find(bulkId))
                .filter(work -> work.ownerId().equals(person.userId()));
    }

    /** The person's last ones, the newest first. */
    public List<BulkWork> recent(Person person) {
        mustBeStaff(person);
        return tenancy.call(HOUSE, () -> table.of(person.userId(), RECENT));
    }

    public Tally tally(Person person, BulkWork work) {
        Reach reach = Reach.of(person.scope());
        return tenancy.call(person.scope(), () -> lines.tally(reach, work.bulkId()));
    }

    /** The tickets that were left as they were, in the order of the list. */
    public Slice<BulkLine> failed(Person person, BulkWork work, int failed, Slice.Request page) {
        Reach reach = Reach.of(person.scope());
        return new Slice<>(
                tenancy.call(person.scope(), () -> lines.failed(reach, work.bulkId(), page)),
                page.page(),
                page.size(),
                failed);
    }

    /** Leaves alone what has not been touched yet. */
    public void cancel(Person person, UUID bulkId) {
        BulkWork work = get(person, bulkId);
        if (work.isRunning()) {
            tenancy.run(HOUSE, () -> {
                table.cancel(bulkId, now());
                record(person, work, "ticket_bulk.cancelled");
            });
        }
    }

    /** The same once more, for those that were left as they were or not reached, by somebody who has seen why. */
    public BulkWork again(Person person, UUID bulkId) {
        BulkWork work = get(person, bulkId);
        if (work.isRunning()) {
            throw Problem.of(409, "bulk_running").refusal();
        }
        Reach reach = Reach.of(person.scope());
        List<Chosen> rest = tenancy.call(person.scope(), () -> Stream.concat(
                        lines.now(reach, bulkId, "failed").stream(), lines.now(reach, bulkId, null).stream())
                .toList());
        return start(person, work.wish(), rest, work.list());
    }

    /** Whether {@link #undo} is worth offering: it has just ended tickets, and few enough to take that back in time. */
    public boolean mayUndo(BulkWork work, Duration within) {
        return work.wish().ends()
                && work.wish().body().isBlank()
                && work.tickets() <= AT_ONCE
                && work.finishedAt() != null
                && work.undoneAt() == null
                && work.finishedAt().isAfter(now().minus(within));
    }

    /** Takes back what ended tickets, for each as {@link Tickets#undo} does, and says how many are as they were. */
    public int undo(Person person, UUID bulkId) {
        BulkWork work = get(person, bulkId);
        if (!mayUndo(work, Tickets.UNDONE_WITHIN) || !tenancy.call(HOUSE, () -> table.undo(bulkId, now()))) {
            return 0;
        }
        Reach reach = Reach.of(person.scope());
        return (int) tenancy.call(person.scope(), () -> lines.now(reach, bulkId, "done")).stream()
                .filter(ticket -> tickets.undo(person, ticket.ticketId()) instanceof Outcome.Done)
                .count();
    }

    /** They are for those who still wonder what came of it. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void forget() {
        Instant before = now().minus(KEPT);
        tenancy.run(new Scope.Everything(), () -> {
            table.deleteBefore(before);
            lines.deleteOrphans(before);
        });
    }

    private void record(Person person, BulkWork work, String action) {
        audit.record(
                person,
                action,
                Person.HOUSE,
                Subject.of("ticket_bulk", work.bulkId(), work.wish().kind().word()),
                Map.of("tickets", work.tickets(), "target", work.wish().target()));
    }

    private static void mustBeStaff(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
