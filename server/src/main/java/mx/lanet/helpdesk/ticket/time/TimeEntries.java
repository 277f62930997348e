package mx.lanet.helpdesk.ticket.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketChanged;
import mx.lanet.helpdesk.ticket.Tickets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The time that the team spent on tickets. Everybody of the team writes down the own; one's own, or as superadmin anybody's,
 * can be mended and deleted. Whoever is not of the team is refused.
 */
@Service
public class TimeEntries {
    /** How long ago work may have been done that is written down only now. */
    public static final int DAYS_BACK = 366;

    /** One ticket has no more. */
    static final int MOST = 1000;

    private final TimeTable table;
    private final Tickets tickets;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final ApplicationEventPublisher events;

    TimeEntries(
            TimeTable table,
            Tickets tickets,
            Tenancy tenancy,
            Audit audit,
            Ids ids,
            Clock clock,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            ApplicationEventPublisher events) {
        this.table = table;
        this.tickets = tickets;
        this.tenancy = tenancy;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.events = events;
    }

    /** What is written down. The note comes stripped. */
    public record Work(int minutes, LocalDate day, String note) {
        List<FieldError> problems(LocalDate today) {
            List<FieldError> errors = new ArrayList<>();
            if (minutes < 1 || minutes > Minutes.MOST) {
                errors.add(new FieldError("minutes", "minutes"));
            }
            if (day.isAfter(today) || day.isBefore(today.minusDays(DAYS_BACK))) {
                errors.add(new FieldError("day", "day_worked", DAYS_BACK));
            }
            if (note.length() > TimeEntry.NOTE_MAX) {
                errors.add(new FieldError("note", "too_long", TimeEntry.NOTE_MAX));
            }
            return errors;
        }
    }

    /**
     * A page of what was written down about a ticket.
     *
     * @param minutes of all of it, also of what is on other pages
     */
    public record Spent(Slice<TimeEntry> entries, long minutes) {}

    /** The last day first. */
    public Spent of(Person person, Ticket ticket, Slice.Request page) {
        mayWrite(person, ticket);
        return tenancy.call(person.scope(), () -> {
            TimeTable.Sum sum = table.sum(ticket);
            List<TimeEntry> entries = sum.entries() == 0 ? List.of() : table.of(ticket, page);
            return new Spent(new Slice<>(entries, page.page(), page.size(), sum.entries()), sum.minutes());
        });
    }

    /** Today, where the person is. */
    public LocalDate today(Person person) {
        return LocalDate.ofInstant(clock.instant(), person.zoneOr(zone));
    }

    public static boolean mayChange(Person person, TimeEntry entry) {
        return person.role() == Role.SUPERADMIN || person.userId().equals(entry.personId());
    }

    public TimeEntry add(Person person, UUID ticketId, Work work) {
        Ticket ticket = checked(person, ticketId, work);
        TimeEntry entry =
                new TimeEntry(ids.next(), person.userId(), person.name(), work.minutes(), work.day(), work.note(), 1);
        return changed(person, ticket, "ticket.time_added", () -> {
            if (table.sum(ticket).entries() >= MOST) {
                throw Problem.of(409, "ticket_too_much_time", MOST).refusal();
            }
            table.insert(ticket, entry, clock.instant());
            return entry;
        });
    }

    /** Refused with 409 when it was changed since this version. */
    public TimeEntry change(Person person, UUID ticketId, UUID timeId, int seen, Work work) {
        Ticket ticket = checked(person, ticketId, work);
        return changed(person, ticket, "ticket.time_changed", () -> {
            TimeEntry before = own(person, ticket, timeId);
            TimeEntry after = new TimeEntry(
                    timeId, before.personId(), before.personName(), work.minutes(), work.day(), work.note(), seen + 1);
            if (!table.update(ticket, after)) {
                throw Problem.conflict().refusal();
            }
            return after;
        });
    }

    public void delete(Person person, UUID ticketId, UUID timeId) {
        Ticket ticket = tickets.get(person, ticketId);
        mayWrite(person, ticket);
        changed(person, ticket, "ticket.time_deleted", () -> {
            TimeEntry entry = own(person, ticket, timeId);
            table.delete(ticket, timeId);
            return entry;
        });
    }

    /** One that the person may change. */
    public TimeEntry get(Person person, Ticket ticket, UUID timeId) {
        mayWrite(person, ticket);
        return tenancy.call(person.scope(), () -> own(person, ticket, timeId));
    }

    private TimeEntry own(Person person, Ticket ticket, UUID timeId) {
        TimeEntry entry =
                table.find(ticket, timeId).orElseThrow(() -> Problem.notFound().refusal());
        if (!mayChange(person, entry)) {
            throw Problem.forbidden().refusal();
        }
        return entry;
    }

    /** The ticket to write on: of one that was merged, the one that it became. */
    private Ticket checked(Person person, UUID ticketId, Work work) {
        Ticket ticket = tickets.living(person, tickets.get(person, ticketId));
        mayWrite(person, ticket);
        List<FieldError> problems = work.problems(today(person));
        if (!problems.isEmpty()) {
            throw Problem.invalid(problems).refusal();
        }
        return ticket;
    }

    private static void mayWrite(Person person, Ticket ticket) {
        if (!person.isStaff() || !person.mayReach(ticket.clientId())) {
            throw Problem.forbidden().refusal();
        }
    }

    /** What was done, in one transaction with its audit record; whoever looks at the ticket looks again. */
    private TimeEntry changed(Person person, Ticket ticket, String action, Supplier<TimeEntry> work) {
        TimeEntry entry = tenancy.call(person.scope(), () -> {
            TimeEntry done = work.get();
            audit.record(
                    person,
                    action,
                    ticket.clientId(),
                    Subject.of("ticket", ticket.ticketId(), ticket.code()),
                    Map.of("minutes", String.valueOf(done.minutes()), "day", String.valueOf(done.spentOn())));
            return done;
        });
        events.publishEvent(
                new TicketChanged(ticket.clientId(), ticket.ticketId(), ticket.requesterId(), ticket.assetId()));
        return entry;
    }
}
