package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.shared.Role.CLIENT_ADMIN;
import static mx.lanet.helpdesk.shared.Role.REQUESTER;
import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.shared.Role.TECHNICIAN;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import mx.lanet.helpdesk.alert.Alerts;
import mx.lanet.helpdesk.asset.AssetLists;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.ticket.TicketRow;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.ticket.figure.Figures;
import mx.lanet.helpdesk.web.Answer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Mi día. Requesters have their portal instead. */
@Controller
class DayPages {
    private static final int NEXT = 8;
    private static final int ALERTS = 6;
    private static final int EVENTS = 6;

    private final TicketLists tickets;
    private final AssetLists assets;
    private final Alerts alerts;
    private final Figures figures;
    private final Clock clock;
    private final ZoneId zone;

    DayPages(
            TicketLists tickets,
            AssetLists assets,
            Alerts alerts,
            Figures figures,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone) {
        this.tickets = tickets;
        this.assets = assets;
        this.alerts = alerts;
        this.figures = figures;
        this.clock = clock;
        this.zone = zone;
    }

    @ForRoles({SUPERADMIN, TECHNICIAN, CLIENT_ADMIN, REQUESTER})
    @GetMapping("/")
    Answer day(Person person) {
        if (person.role() == Role.REQUESTER) {
            return Answer.seeOther("/portal");
        }
        return Answer.page("console/day", page(person)).orFragment("mi-dia", "console/dayBody");
    }

    private DayPage page(Person person) {
        List<TicketRow> next = next(person);
        return new DayPage(
                "console.day." + greeting(person),
                person.name().split(" ", 2)[0],
                person.isStaff(),
                person.isStaff() ? own(person) : null,
                figure(person, View.OPEN),
                person.isStaff() ? figure(person, View.UNASSIGNED) : 0,
                person.isStaff() ? figure(person, View.MINE) : 0,
                next.stream().filter(row -> row.priority() == Priority.CRITICA).count(),
                person.isStaff() ? overdue(person) : 0,
                assets.counts(person),
                next,
                alerts.gravest(person, ALERTS),
                assets.recentEvents(person, EVENTS));
    }

    private long figure(Person person, View view) {
        return tickets.figure(person, view.query(person));
    }

    /** To the minute, so that the count is remembered. */
    private long overdue(Person person) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return tickets.figure(person, View.OPEN.query(person).due(new TicketQuery.DueWithin(null, now)));
    }

    /** The person's own tickets, the most urgent first; when there are none, the open ones of all. */
    private List<TicketRow> next(Person person) {
        Slice.Request few = new Slice.Request(1, NEXT);
        if (person.isStaff()) {
            List<TicketRow> mine = tickets.list(
                            person, View.MINE.query(person).by(TicketQuery.Sort.PRIORITY, true, few))
                    .items();
            if (!mine.isEmpty()) {
                return mine;
            }
        }
        return tickets.list(person, View.OPEN.query(person).by(TicketQuery.Sort.PRIORITY, true, few))
                .items();
    }

    private DayPage.Own own(Person person) {
        return new DayPage.Own(person.userId(), figures.own(person, null), clock.instant());
    }

    private String greeting(Person person) {
        int hour = clock.instant().atZone(person.zoneOr(zone)).getHour();
        if (hour < 5) {
            return "night";
        }
        return hour < 12 ? "morning" : hour < 19 ? "afternoon" : "night";
    }
}
