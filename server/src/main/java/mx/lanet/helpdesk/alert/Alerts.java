package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import mx.lanet.helpdesk.alert.AlertTable.Decision;
import mx.lanet.helpdesk.audit.Audit;
import mx.lanet.helpdesk.audit.Subject;
import mx.lanet.helpdesk.identity.Colleague;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Alerts for people: everybody but a requester sees those within reach, the team decides about them. Whoever decides about
 * another version than the newest is refused as changed_meanwhile, and nothing is overwritten.
 */
@Service
public class Alerts {
    /** Nobody means to silence an alert for longer. */
    public static final Duration SILENT_MAX = Duration.ofDays(90);

    /** So many are acknowledged at once, at most. */
    public static final int MOST_AT_ONCE = 200;

    private static final int MOST_OF_ONE = 50;
    private static final int MOST_EVENTS = 200;

    private final AlertTable table;
    private final AlertEventTable events;
    private final AlertCounts counts;
    private final Users users;
    private final Audit audit;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Alerts(
            AlertTable table,
            AlertEventTable events,
            AlertCounts counts,
            Users users,
            Audit audit,
            Tenancy tenancy,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.events = events;
        this.counts = counts;
        this.users = users;
        this.audit = audit;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** The alert, if this person may see it; else refused with 404. */
    public Alert get(Person person, UUID alertId) {
        notForRequesters(person);
        return tenancy.call(person.scope(), () -> table.find(Reach.of(person.scope()), alertId, now()))
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    /** One of anybody's, in the caller's transaction of all clients; empty when it is gone. */
    public Optional<Alert> inTransaction(UUID alertId) {
        return table.find(Reach.of(new Scope.Everything()), alertId, now());
    }

    /** All of the list, this many at most, handed out while they are read, in the person's open transaction. */
    public void each(Person person, AlertQuery query, int most, Consumer<? super Alert> alert) {
        notForRequesters(person);
        Scope scope = person.listScope();
        tenancy.run(scope, () -> table.each(Reach.of(scope), query, most, now(), alert));
    }

    public Slice<Alert> list(Person person, AlertQuery query) {
        notForRequesters(person);
        return tenancy.call(person.listScope(), () -> {
            Reach reach = Reach.of(person.listScope());
            int most = Slice.COUNTED + 1;
            long known = counts.total(person, query, most, () -> table.count(reach, query, most, now()));
            return Slice.of(table.list(reach, query, now()), query.page(), known);
        });
    }

    /** How many there are in the person's lists, counted as far as {@code most}: a figure beside a name. */
    public long figure(Person person, AlertQuery query, int most) {
        notForRequesters(person);
        return counts.figure(person, query, most, () -> count(person, query, most));
    }

    private long count(Person person, AlertQuery query, int most) {
        return tenancy.call(person.listScope(), () -> table.count(Reach.of(person.listScope()), query, most, now()));
    }

    /** Open alerts of one machine that the person was shown, the gravest and then the newest first, at most 50. */
    public List<Alert> openOf(Person person, UUID clientId, UUID assetId) {
        return tenancy.call(
                person.scope(), () -> table.openOf(Reach.of(person.scope()), clientId, assetId, MOST_OF_ONE, now()));
    }

    /** Open alerts in the person's lists, the gravest and then the newest first. */
    public List<Alert> gravest(Person person, int limit) {
        notForRequesters(person);
        return tenancy.call(person.listScope(), () -> table.gravest(Reach.of(person.listScope()), limit, now()));
    }

    /** The alerts of which this ticket was made, which the person was shown. */
    public List<Alert> ofTicket(Person person, UUID clientId, UUID ticketId) {
        return tenancy.call(
                person.scope(), () -> table.ofTicket(Reach.of(person.scope()), clientId, ticketId, MOST_OF_ONE, now()));
    }

    /** What happened to it, newest first, at most {@value #MOST_EVENTS}: for the team alone. */
    public List<AlertEvent> history(Person person, Alert alert) {
        mustBeTeam(person);
        return tenancy.call(person.scope(), () -> events.of(alert.clientId(), alert.alertId(), MOST_EVENTS));
    }

    public Alert acknowledge(Person person, UUID alertId, int version) {
        return decide(
                person,
                alertId,
                version,
                (alert, now) -> new Step(
                        "acknowledged",
                        "",
                        new Decision(
                                now,
                                person.name(),
                                alert.silencedUntil(),
                                alert.assigneeId(),
                                alert.assigneeName(),
                                null)));
    }

    /** Those of them that are open and nobody has taken note of; returns how many. */
    public int acknowledgeAll(Person person, List<UUID> alertIds) {
        int done = 0;
        for (UUID alertId : alertIds.stream().distinct().limit(MOST_AT_ONCE).toList()) {
            Alert alert = get(person, alertId);
            if (alert.isOpen() && alert.acknowledgedAt() == null) {
                acknowledge(person, alertId, alert.version());
                done++;
            }
        }
        return done;
    }

    /** Nothing is told of it until then; a moment that has passed lets it be heard again. */
    public Alert silence(Person person, UUID alertId, int version, @Nullable Instant until) {
        if (until != null && (until.isBefore(now()) || until.isAfter(now().plus(SILENT_MAX)))) {
            throw Problem.invalid(List.of(new FieldError("until", "choose_from_list")))
                    .refusal();
        }
        return decide(
                person,
                alertId,
                version,
                (alert, now) -> new Step(
                        "silenced",
                        until == null ? "" : until.toString(),
                        new Decision(
                                alert.acknowledgedAt(),
                                alert.acknowledgedBy(),
                                until,
                                alert.assigneeId(),
                                alert.assigneeName(),
                                until == null ? now : until)));
    }

    /** To somebody of the team who serves the client; null gives it back to nobody. */
    public Alert assign(Person person, UUID alertId, int version, @Nullable UUID to) {
        mustBeTeam(person);
        String name = to == null ? "" : nameOf(person, get(person, alertId), to);
        return decide(
                person,
                alertId,
                version,
                (alert, now) -> new Step(
                        "assigned",
                        name,
                        new Decision(
                                alert.acknowledgedAt(),
                                alert.acknowledgedBy(),
                                alert.silencedUntil(),
                                to,
                                name,
                                null)));
    }

    private String nameOf(Person person, Alert alert, UUID id) {
        return users.staffServing(person, alert.clientId()).stream()
                .filter(colleague -> colleague.id().equals(id))
                .map(Colleague::name)
                .findFirst()
                .orElseThrow(() -> Problem.invalid(List.of(new FieldError("assignee", "choose_from_list")))
                        .refusal());
    }

    /** A note of the team; it overwrites nothing. At most {@value AlertEvent#NOTE_MAX} characters. */
    public void note(Person person, UUID alertId, String words) {
        mustBeTeam(person);
        if (words.isBlank() || words.length() > AlertEvent.NOTE_MAX) {
            throw Problem.invalid(List.of(
                            words.isBlank()
                                    ? new FieldError("note", "required")
                                    : new FieldError("note", "too_long", AlertEvent.NOTE_MAX)))
                    .refusal();
        }
        tenancy.run(person.scope(), () -> {
            Alert alert = visible(person, alertId);
            add(person, alert, "noted", words.strip());
            audit.record(person, "alert.noted", alert.clientId(), subject(alert), Map.of());
        });
        publish(person, alertId);
    }

    private record Step(String kind, String words, Decision decision) {}

    private Alert decide(Person person, UUID alertId, int version, BiFunction<Alert, Instant, Step> what) {
        mustBeTeam(person);
        tenancy.run(person.scope(), () -> {
            Alert alert = visible(person, alertId);
            Step step = what.apply(alert, now());
            if (!table.decide(alert, step.decision(), version)) {
                throw Problem.conflict().refusal();
            }
            add(person, alert, step.kind(), step.words());
            audit.record(person, "alert." + step.kind(), alert.clientId(), subject(alert), Map.of("to", step.words()));
        });
        return publish(person, alertId);
    }

    private Alert visible(Person person, UUID alertId) {
        return table.find(Reach.of(person.scope()), alertId, now())
                .orElseThrow(() -> Problem.notFound().refusal());
    }

    private void add(Person person, Alert alert, String kind, String words) {
        events.insert(
                alert.clientId(),
                alert.alertId(),
                ids.next(),
                person,
                new AlertEvent(now(), kind, person.kind(), person.name(), words));
    }

    private Alert publish(Person person, UUID alertId) {
        Alert alert = get(person, alertId);
        publisher.publishEvent(
                new AlertChanged(alert.clientId(), alertId, alert.about().assetId()));
        return alert;
    }

    private static Subject subject(Alert alert) {
        return new Subject(
                "alert",
                alert.alertId().toString(),
                alert.kind() + (alert.name().isEmpty() ? "" : " · " + alert.name()));
    }

    private static void mustBeTeam(Person person) {
        if (!person.isStaff()) {
            throw Problem.forbidden().refusal();
        }
    }

    private static void notForRequesters(Person person) {
        if (person.role() == Role.REQUESTER) {
            throw Problem.notFound().refusal();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
