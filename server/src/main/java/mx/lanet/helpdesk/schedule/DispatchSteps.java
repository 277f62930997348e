package mx.lanet.helpdesk.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.identity.Team;
import mx.lanet.helpdesk.mail.PaperPost;
import mx.lanet.helpdesk.report.Export;
import mx.lanet.helpdesk.report.Exportable;
import mx.lanet.helpdesk.report.PaperMaker;
import mx.lanet.helpdesk.schedule.Delivery.State;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes one report for one recipient, within the recipient's own reach, and puts it into the queue of mail. The delivery is
 * this worker's for a while, in a transaction that ends before anything is read; that it is done and that its mail is in the
 * queue are one other transaction. A server that dies in between leaves it due again when the while is over, and nothing is
 * sent twice.
 */
@Component
class DispatchSteps {
    /** Longer than an export may take. */
    static final Duration LEASE = Duration.ofMinutes(10);

    static final int MOST_TRIES = 5;

    private static final Set<Integer> OUT_OF_REACH = Set.of(403, 404);

    private static final Logger LOG = LoggerFactory.getLogger(DispatchSteps.class);
    private static final Automation SCHEDULES = new Automation("schedules");
    private static final Locale SPANISH = Locale.of("es");

    private final ScheduleTable schedules;
    private final DispatchTable deliveries;
    private final Pages pages;
    private final PaperMaker papers;
    private final PaperPost post;
    private final ScheduleWords words;
    private final Team team;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Clock clock;

    DispatchSteps(
            ScheduleTable schedules,
            DispatchTable deliveries,
            Pages pages,
            PaperMaker papers,
            PaperPost post,
            ScheduleWords words,
            Team team,
            Tenancy tenancy,
            Audit audit,
            Clock clock) {
        this.schedules = schedules;
        this.deliveries = deliveries;
        this.pages = pages;
        this.papers = papers;
        this.post = post;
        this.words = words;
        this.team = team;
        this.tenancy = tenancy;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param person null for somebody who gets nothing any more */
    private record Taken(Delivery delivery, Schedule schedule, @Nullable Person person) {
        private String name() {
            return person == null ? delivery.name() : person.name();
        }
    }

    /** Sees to one that is due; false when there is none. */
    boolean next() {
        Optional<Taken> found = tenancy.call(new Scope.Everything(), this::take);
        found.ifPresent(this::work);
        return found.isPresent();
    }

    private Optional<Taken> take() {
        return deliveries
                .take(now(), LEASE)
                .map(delivery -> new Taken(
                        delivery,
                        schedules
                                .find(delivery.clientId(), delivery.scheduleId())
                                .orElseThrow(),
                        team.active(
                                        delivery.reader().clientId(),
                                        delivery.reader().userId())
                                .orElse(null)));
    }

    private void work(Taken taken) {
        Person person = taken.person();
        Optional<Exportable> page =
                person == null ? Optional.empty() : pages.find(taken.schedule().page());
        boolean reaches = person != null && reaches(taken.schedule(), person);
        if (person == null) {
            end(taken, State.SKIPPED, "inactive");
        } else if (!reaches || page.filter(one -> one.isFor(person)).isEmpty()) {
            end(taken, State.SKIPPED, "out_of_reach");
        } else {
            make(taken, person, page.get());
        }
    }

    private static boolean reaches(Schedule schedule, Person person) {
        return Schedule.client(schedule.parameters()).map(person::mayReach).orElse(true);
    }

    private void make(Taken taken, Person person, Exportable page) {
        Schedule schedule = taken.schedule();
        Locale locale = person.locale() == null ? SPANISH : person.locale();
        Map<String, String> parameters =
                parameters(schedule, page, taken.delivery().dueAt());
        try {
            Export export = page.export(person, parameters, locale);
            Optional<PaperMaker.Paper> paper =
                    papers.make(export, schedule.format(), person, locale, PaperPost.MOST_BYTES);
            send(taken, person, words.parcel(schedule, page, parameters, person, locale, paper));
        } catch (Refusal refused) {
            refused(taken, refused);
        } catch (RuntimeException broken) {
            again(taken, broken);
        }
    }

    /** What is not for this person is told; what only has no time now is tried again. */
    private void refused(Taken taken, Refusal refused) {
        if (OUT_OF_REACH.contains(refused.problem().status())) {
            end(taken, State.SKIPPED, "out_of_reach");
        } else {
            again(taken, refused);
        }
    }

    /** The page's address on this date. */
    private static Map<String, String> parameters(Schedule schedule, Exportable page, Instant date) {
        Map<String, String> parameters = new HashMap<>(schedule.parameters());
        if (page.hasPeriod() && schedule.whole()) {
            var day = date.atZone(schedule.rhythm().zone()).toLocalDate();
            parameters.remove("days");
            parameters.put("from", schedule.rhythm().since(day).toString());
            parameters.put("to", day.minusDays(1).toString());
        }
        return parameters;
    }

    private void send(Taken taken, Person person, PaperPost.Parcel parcel) {
        Schedule schedule = taken.schedule();
        tenancy.run(new Scope.Everything(), () -> {
            Outcome outcome = outcome(parcel, post.check(person));
            boolean ours = deliveries.settle(taken.delivery(), outcome.state(), outcome.failure(), person.name());
            if (ours && outcome.failure().isEmpty()) {
                post.put(person, parcel);
                audit.record(
                        SCHEDULES,
                        "schedule.sent",
                        schedule.clientId(),
                        Schedules.subject(schedule),
                        Map.of("recipient", person.name(), "format", schedule.format()));
            }
        });
    }

    private record Outcome(State state, String failure) {}

    private static Outcome outcome(PaperPost.Parcel parcel, PaperPost.Way way) {
        return switch (way) {
            case OPEN -> new Outcome(parcel.paper() == null ? State.LINKED : State.SENT, "");
            case NO_SERVER -> new Outcome(State.FAILED, "no_server");
            case NO_ADDRESS -> new Outcome(State.SKIPPED, "no_address");
        };
    }

    private void end(Taken taken, State state, String failure) {
        tenancy.run(new Scope.Everything(), () -> {
            boolean _ = deliveries.settle(taken.delivery(), state, failure, taken.name());
        });
    }

    /** What cannot be made now is tried again, ever less often, and holds up no other. */
    private void again(Taken taken, RuntimeException broken) {
        boolean last = taken.delivery().tries() >= MOST_TRIES;
        LOG.atWarn()
                .setCause(broken)
                .addKeyValue("client.id", taken.schedule().clientId())
                .addKeyValue("schedule.id", taken.schedule().scheduleId())
                .addKeyValue("again", !last)
                .log("a scheduled report could not be made");
        if (last) {
            end(taken, State.FAILED, "broken");
        } else {
            Instant then = now().plus(Duration.ofMinutes(1L << taken.delivery().tries()));
            tenancy.run(new Scope.Everything(), () -> deliveries.again(taken.delivery(), then));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
