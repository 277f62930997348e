package mx.lanet.helpdesk.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an alert's ticket is to be told, decided from how both stand: data in, a decision out. */
sealed interface Telling {
    /** A trouble that comes and goes must have been quiet for so long before its ticket is resolved. */
    Duration CALM = Duration.ofMinutes(5);

    /** What the ticket knows. */
    enum Told {
        NOTHING,
        OPEN,
        OVER
    }

    /** An alert that is due, as it stands in the database. */
    record Due(Alert alert, Told told, @Nullable Boolean ownSwitch, int tries, boolean retired) {}

    record Make(AlertRule rule) implements Telling {}

    record Reopen(UUID ticketId) implements Telling {}

    record Resolve(UUID ticketId) implements Telling {}

    /** Not now: look again then. */
    record Wait(Instant until) implements Telling {}

    record Nothing() implements Telling {}

    /** @param quietUntil the end of the maintenance window that covers it now; null when none does */
    static Telling of(Due due, AlertPolicy.Effective policy, @Nullable Instant quietUntil, Instant now) {
        Alert alert = due.alert();
        Instant silenced = alert.silencedUntil();
        if (quietUntil != null) {
            return new Wait(quietUntil);
        }
        if (silenced != null && silenced.isAfter(now)) {
            return new Wait(silenced);
        }
        return alert.isOpen() ? ofOpen(due, policy, now) : ofClosed(due, now);
    }

    private static Telling ofOpen(Due due, AlertPolicy.Effective policy, Instant now) {
        Alert alert = due.alert();
        UUID ticket = alert.ticketId();
        if (due.told() == Told.OPEN) {
            return new Nothing();
        }
        AlertRule rule = policy.rule(alert.kind(), alert.severity());
        if (!policy.makesTickets(due.ownSwitch()) || !rule.tickets() || due.retired()) {
            return new Nothing();
        }
        Instant ripe = alert.raisedAt().plus(rule.waiting());
        if (ripe.isAfter(now) && rule.waitMinutes() > 0) {
            return new Wait(ripe);
        }
        return ticket == null ? new Make(rule) : new Reopen(ticket);
    }

    private static Telling ofClosed(Due due, Instant now) {
        UUID ticket = due.alert().ticketId();
        Instant closed = due.alert().closedAt();
        if (due.told() != Told.OPEN || ticket == null || closed == null) {
            return new Nothing();
        }
        Instant calm = closed.plus(CALM);
        return due.alert().times() > 1 && calm.isAfter(now) ? new Wait(calm) : new Resolve(ticket);
    }
}
