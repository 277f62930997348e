package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Automation;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Postponed;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells a ticket what became of an alert. The alert's row is locked, and skipped by every other worker of every server, until the ticket and the
 * alert are committed together: a server that dies leaves it due, and nothing is told twice.
 */
@Component
class TellingSteps {
    private static final Logger LOG = LoggerFactory.getLogger(TellingSteps.class);

    static final Automation SERVER = new Automation("alertas");

    private final DueTable table;
    private final AlertEventTable events;
    private final AlertPolicies policies;
    private final MaintenanceWindows windows;
    private final TicketDesk desk;
    private final TicketWords words;
    private final Tenancy tenancy;
    private final Ids ids;
    private final Clock clock;
    private final Postponed postponed;
    private final ApplicationEventPublisher publisher;

    TellingSteps(
            DueTable table,
            AlertEventTable events,
            AlertPolicies policies,
            MaintenanceWindows windows,
            TicketDesk desk,
            TicketWords words,
            Tenancy tenancy,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.table = table;
        this.events = events;
        this.policies = policies;
        this.windows = windows;
        this.desk = desk;
        this.words = words;
        this.tenancy = tenancy;
        this.ids = ids;
        this.clock = clock;
        this.postponed = new Postponed(tenancy, clock, LOG);
        this.publisher = publisher;
    }

    /** Works on one alert that is due; false when there is none. */
    boolean next() {
        Taken taken = new Taken();
        try {
            tenancy.run(new Scope.Everything(), () -> work(taken));
        } catch (RuntimeException failure) {
            Telling.Due due = taken.due;
            if (due == null) {
                throw failure;
            }
            postponed.until(
                    failure,
                    "An alert's ticket could not be told, is tried again",
                    Map.of(
                            "client.id",
                            due.alert().clientId(),
                            "alert.id",
                            due.alert().alertId()),
                    due.tries(),
                    then -> table.look(due.alert(), then, due.tries() + 1));
        }
        return taken.due != null;
    }

    private static final class Taken {
        private Telling.@Nullable Due due;
    }

    private void work(Taken taken) {
        Instant now = now();
        Optional<Telling.Due> found = table.take(now);
        if (found.isPresent()) {
            Telling.Due due = found.get();
            taken.due = due;
            AlertPolicy.Effective policy = policies.inTransaction(due.alert());
            Instant quietUntil = windows.coversUntil(due.alert(), now).orElse(null);
            tell(due, Telling.of(due, policy, quietUntil, now));
        }
    }

    private void tell(Telling.Due due, Telling telling) {
        Alert alert = due.alert();
        switch (telling) {
            case Telling.Make(AlertRule rule) -> {
                TicketDesk.Made made = desk.make(words.order(alert, rule));
                table.told(alert, Telling.Told.OPEN, made.ticketId(), made.code());
                say(alert, "ticket_made", made.code());
                publisher.publishEvent(AlertTicketed.of(alert, made.ticketId()));
            }
            case Telling.Reopen(var ticket) -> {
                desk.reopen(alert.clientId(), ticket, words.again(alert));
                table.told(alert, Telling.Told.OPEN, ticket, alert.ticketCode());
                say(alert, "ticket_reopened", "");
                publisher.publishEvent(AlertTicketed.of(alert, ticket));
            }
            case Telling.Resolve(var ticket) -> {
                desk.resolve(alert.clientId(), ticket, words.over(alert));
                table.told(alert, Telling.Told.OVER, ticket, alert.ticketCode());
                say(alert, "ticket_resolved", "");
            }
            case Telling.Wait(Instant until) -> table.look(alert, until, 0);
            case Telling.Nothing _ -> table.look(alert, null, 0);
        }
    }

    private void say(Alert alert, String kind, String what) {
        events.insert(
                alert.clientId(),
                alert.alertId(),
                ids.next(),
                SERVER,
                new AlertEvent(now(), kind, SERVER.kind(), "", what));
        publisher.publishEvent(
                new AlertTold(alert.clientId(), alert.alertId(), alert.about().assetId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
