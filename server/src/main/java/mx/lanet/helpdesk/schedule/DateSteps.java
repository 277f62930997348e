package mx.lanet.helpdesk.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.stereotype.Component;

/**
 * Writes down that a date has come. The schedule's row is locked, and skipped by every other worker of every server, until its
 * deliveries and its next date are committed together. A server that was off finds many dates gone: the last one is sent.
 */
@Component
class DateSteps {
    private static final Duration KEPT = Duration.ofDays(400);

    private final ScheduleTable schedules;
    private final DispatchTable deliveries;
    private final Tenancy tenancy;
    private final Clock clock;

    DateSteps(ScheduleTable schedules, DispatchTable deliveries, Tenancy tenancy, Clock clock) {
        this.schedules = schedules;
        this.deliveries = deliveries;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Sees to one schedule whose date has come; false when there is none. */
    boolean next() {
        return tenancy.call(new Scope.Everything(), () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Optional<Schedule> due = schedules.take(now);
            due.ifPresent(schedule -> {
                deliveries.plan(schedule, schedule.rhythm().last(now), now);
                deliveries.forget(schedule, now.minus(KEPT));
                schedules.next(schedule, schedule.rhythm().next(now));
            });
            return due.isPresent();
        });
    }
}
