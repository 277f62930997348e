package mx.lanet.helpdesk.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The reports that go out by themselves. A technician keeps the own ones, the superadmin those of the whole team, a client's
 * administrator those of the client; what is out of reach does not exist. Requesters have none.
 */
@Service
public class Schedules {
    /** So many one person may keep. */
    public static final int MOST = 50;

    /** So many people get one. */
    public static final int MOST_READERS = 50;

    private static final int DELIVERIES_SHOWN = 60;

    private final ScheduleTable table;
    private final DispatchTable deliveries;
    private final Candidates candidates;
    private final Pages pages;
    private final Tenancy tenancy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Schedules(
            ScheduleTable table,
            DispatchTable deliveries,
            Candidates candidates,
            Pages pages,
            Tenancy tenancy,
            Audit audit,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.deliveries = deliveries;
        this.candidates = candidates;
        this.pages = pages;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is typed about one. Texts come stripped. */
    public record Wish(
            String name,
            String page,
            String address,
            String format,
            Rhythm rhythm,
            boolean whole,
            boolean active,
            List<Schedule.Reader> readers) {}

    /** A schedule with how many get it, and for how many its last date failed. */
    public record Line(Schedule schedule, int readers, int failed) {}

    /** Something is to be sent. */
    record Due() {}

    /** The person's own ones first, by name. */
    public List<Line> list(Person person) {
        return tenancy.call(scope(person), () -> table.list(person.clientId(), person.userId(), seesAll(person)));
    }

    public Schedule get(Person person, UUID scheduleId) {
        return tenancy.call(scope(person), () -> existing(person, scheduleId));
    }

    public List<Schedule.Reader> readers(Person person, Schedule schedule) {
        return tenancy.call(scope(person), () -> table.readers(schedule));
    }

    /** What came of the last dates, the latest first. */
    public List<Delivery> deliveries(Person person, Schedule schedule) {
        return tenancy.call(scope(person), () -> deliveries.of(schedule, DELIVERIES_SHOWN));
    }

    public Schedule create(Person person, Wish wish) {
        check(wish);
        Exportable page = pages.find(wish.page())
                .filter(one -> one.isFor(person) && wish.address().length() <= Schedule.ADDRESS_MAX)
                .orElseThrow(() -> refused("page", "choose_from_list"));
        mustBeOffered(person, page, Schedule.parameters(wish.address()), wish.readers(), Set.of());
        return tenancy.call(scope(person), () -> {
            if (table.count(person.clientId(), person.userId()) >= MOST) {
                throw refused("name", "too_many", MOST);
            }
            Schedule schedule = new Schedule(
                    person.clientId(),
                    ids.next(),
                    person.userId(),
                    person.name(),
                    wish.name(),
                    wish.page(),
                    wish.address(),
                    wish.format(),
                    wish.rhythm(),
                    wish.whole(),
                    wish.active(),
                    wish.rhythm().next(now()),
                    1);
            table.insert(schedule);
            table.setReaders(schedule, wish.readers());
            record(person, "schedule.created", schedule, wish.readers().size());
            return schedule;
        });
    }

    /** Changes when, how and to whom; what it is of stays. Refused as changed_meanwhile when somebody saved another version. */
    public Schedule change(Person person, UUID scheduleId, int version, Wish wish) {
        check(wish);
        Schedule before = get(person, scheduleId);
        Exportable page =
                pages.find(before.page()).orElseThrow(() -> Problem.notFound().refusal());
        mustBeOffered(person, page, before.parameters(), wish.readers(), new HashSet<>(readers(person, before)));
        return tenancy.call(scope(person), () -> {
            Schedule now = existing(person, scheduleId);
            Schedule then = new Schedule(
                    now.clientId(),
                    now.scheduleId(),
                    now.ownerId(),
                    now.ownerName(),
                    wish.name(),
                    now.page(),
                    now.address(),
                    wish.format(),
                    wish.rhythm(),
                    wish.whole(),
                    wish.active(),
                    wish.rhythm().next(now()),
                    version);
            if (!table.update(then)) {
                throw Problem.conflict().refusal();
            }
            table.setReaders(then, wish.readers());
            record(person, "schedule.changed", then, wish.readers().size());
            return then;
        });
    }

    /** Puts it to rest or wakes it; dates that passed meanwhile are not made up for. */
    public Schedule setActive(Person person, UUID scheduleId, boolean active) {
        return tenancy.call(scope(person), () -> {
            Schedule now = existing(person, scheduleId);
            Schedule then = new Schedule(
                    now.clientId(),
                    now.scheduleId(),
                    now.ownerId(),
                    now.ownerName(),
                    now.name(),
                    now.page(),
                    now.address(),
                    now.format(),
                    now.rhythm(),
                    now.whole(),
                    active,
                    now.rhythm().next(now()),
                    now.version());
            if (!table.update(then)) {
                throw Problem.conflict().refusal();
            }
            record(person, active ? "schedule.resumed" : "schedule.paused", then, 0);
            return then;
        });
    }

    public void delete(Person person, UUID scheduleId) {
        tenancy.run(scope(person), () -> {
            Schedule schedule = existing(person, scheduleId);
            table.delete(schedule);
            record(person, "schedule.deleted", schedule, 0);
        });
    }

    /** As of its date, which is now, to this person alone. */
    public Schedule sendNow(Person person, UUID scheduleId) {
        return tenancy.call(scope(person), () -> {
            Schedule schedule = existing(person, scheduleId);
            deliveries.plan(schedule, new Schedule.Reader(person.clientId(), person.userId()), person.name(), now());
            events.publishEvent(new Due());
            return schedule;
        });
    }

    private void check(Wish wish) {
        if (wish.name().isEmpty()) {
            throw refused("name", "required");
        }
        if (wish.name().length() > Schedule.NAME_MAX) {
            throw refused("name", "too_long", Schedule.NAME_MAX);
        }
        if (wish.readers().isEmpty()) {
            throw refused("to", "schedule_to");
        }
        if (wish.readers().size() > MOST_READERS) {
            throw refused("to", "schedule_to_many", MOST_READERS);
        }
    }

    /** Who has it already may stay, whoever else was offered to the person who keeps it now. */
    private void mustBeOffered(
            Person person,
            Exportable page,
            Map<String, String> parameters,
            List<Schedule.Reader> readers,
            Set<Schedule.Reader> before) {
        Set<Schedule.Reader> offered = new HashSet<>(before);
        candidates.of(person, page, parameters).forEach(one -> offered.add(one.reader()));
        if (!offered.containsAll(readers)) {
            throw refused("to", "choose_from_list");
        }
    }

    private Schedule existing(Person person, UUID scheduleId) {
        return table.find(person.clientId(), scheduleId)
                .filter(schedule -> seesAll(person) || schedule.ownerId().equals(person.userId()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private static boolean seesAll(Person person) {
        return person.role() != Role.TECHNICIAN;
    }

    private static Scope scope(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.forbidden().refusal();
        }
        return person.isStaff() ? new Scope.Clients(Set.of(Person.HOUSE)) : new Scope.Client(person.clientId());
    }

    private void record(Person person, String action, Schedule schedule, int readers) {
        audit.record(
                person,
                action,
                schedule.clientId(),
                subject(schedule),
                readers == 0 ? Map.of() : Map.of("format", schedule.format(), "recipients", readers));
    }

    static Subject subject(Schedule schedule) {
        return Subject.of("schedule", schedule.scheduleId(), schedule.name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException refused(String field, String code, Object... arguments) {
        return Problem.invalid(List.of(new FieldError(field, code, arguments))).refusal();
    }
}
