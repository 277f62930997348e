package mx.lanet.helpdesk.ticket.figure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.figure.FigureTable.Counts;
import mx.lanet.helpdesk.ticket.figure.ServiceFigures.Day;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Figures of the tickets that a person sees: of one client, or, where none is named, of the one chosen in the switcher or
 * of all within reach. A client that the person does not reach is a 404 refusal.
 */
@Service
public class Figures {
    private final Tenancy tenancy;
    private final TicketLists lists;
    private final FigureTable table;
    private final GroupTable groups;
    private final BehindTable behind;
    private final WorkTable work;
    private final Clock clock;

    Figures(
            Tenancy tenancy,
            TicketLists lists,
            FigureTable table,
            GroupTable groups,
            BehindTable behind,
            WorkTable work,
            Clock clock) {
        this.tenancy = tenancy;
        this.lists = lists;
        this.table = table;
        this.groups = groups;
        this.behind = behind;
        this.work = work;
        this.clock = clock;
    }

    /** The manager's figures. */
    ServiceFigures service(Person person, @Nullable UUID client, Narrowing narrowing, Period period, Dimension by) {
        Scope scope = scope(person, client);
        Reach reach = Reach.of(scope);
        return tenancy.call(scope, () -> {
            FigureTable.Open open = table.open(reach, narrowing, clock.instant());
            long openNow =
                    open.byAge().values().stream().mapToLong(Long::longValue).sum();
            return new ServiceFigures(
                    days(table.days(reach, narrowing, period), period, openNow),
                    open.byAge(),
                    open.oldest(),
                    table.firstResponse(reach, narrowing, period),
                    table.resolution(reach, narrowing, period),
                    table.satisfaction(reach, narrowing, period),
                    groups.groups(reach, narrowing, period, by));
        });
    }

    /** The time that was spent, by the same dimension; of the team alone, for anybody else there is none. */
    Worked worked(Person person, @Nullable UUID client, Narrowing narrowing, Period period, Dimension by) {
        if (!person.isStaff()) {
            return new Worked(0, List.of());
        }
        Scope scope = scope(person, client);
        Reach reach = Reach.of(scope);
        return tenancy.call(
                scope,
                () -> new Worked(work.minutes(reach, narrowing, period), work.groups(reach, narrowing, period, by)));
    }

    /** @param groups at most {@link FigureTable#MOST_GROUPS}, the most time first */
    record Worked(long minutes, List<WorkTable.Work> groups) {
        Worked {
            groups = List.copyOf(groups);
        }
    }

    /** What this technician has on hand. */
    public OwnFigures own(Person technician, @Nullable UUID client) {
        Scope scope = scope(technician, client);
        TicketQuery nobodys = View.UNASSIGNED.query(technician);
        long unassigned = lists.total(technician, client == null ? nobodys : nobodys.ofClient(client));
        return tenancy.call(scope, () -> table.own(Reach.of(scope), technician.userId(), unassigned));
    }

    /** The tickets that a figure counts. */
    Slice<CountedTicket> behind(
            Person person, @Nullable UUID client, Narrowing narrowing, BehindTable.Behind figure, Slice.Request page) {
        if (figure.figure() == Figure.WORKED && !person.isStaff()) {
            throw Problem.notFound().refusal();
        }
        Scope scope = scope(person, client);
        Instant now = clock.instant();
        return figure.figure() == Figure.WORKED
                ? tenancy.call(scope, () -> work.behind(Reach.of(scope), narrowing, figure.period(), page))
                : tenancy.call(scope, () -> behind.list(Reach.of(scope), narrowing, figure, now, page));
    }

    /** What the technician is called, as far as the person sees a ticket of theirs. */
    Optional<String> technicianName(Person person, UUID technician) {
        Scope scope = person.scope();
        return tenancy.call(scope, () -> table.technicianName(Reach.of(scope), technician));
    }

    static Scope scope(Person person, @Nullable UUID client) {
        if (person.role() == Role.REQUESTER || client != null && !person.mayReach(client)) {
            throw Problem.notFound().refusal();
        }
        return client == null || !person.isStaff() ? person.listScope() : new Scope.Clients(Set.of(client));
    }

    /** Walks back from what is open now: yesterday's backlog is today's without what came and with what was resolved. */
    static List<Day> days(Map<LocalDate, Counts> counted, Period period, long openNow) {
        long backlog = openNow;
        for (Map.Entry<LocalDate, Counts> later : counted.entrySet()) {
            if (later.getKey().isAfter(period.to())) {
                backlog += later.getValue().resolved() - later.getValue().created();
            }
        }
        List<Day> days = new ArrayList<>();
        for (LocalDate day : period.days().reversed()) {
            Counts counts = counted.getOrDefault(day, Counts.NONE);
            days.add(new Day(day, counts.created(), counts.resolved(), backlog));
            backlog += counts.resolved() - counts.created();
        }
        Collections.reverse(days);
        return days;
    }
}
