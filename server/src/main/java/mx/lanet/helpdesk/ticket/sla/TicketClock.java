package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket stands to what was promised, as it is stored. Both promises are counted by one clock: it begins with the ticket,
 * stands still while that waits or has ended, and goes on from where it stood.
 *
 * @param promise what is promised now, or was when the ticket ended
 * @param used how much had been counted at {@code since}, or in all when the clock stands still
 * @param since from when on it runs; null when it stands still
 * @param firstUsed how much had been counted at the first answer, or at the end when there was none; null before
 * @param firstLateAt when the promise of an answer was broken; null when it was not
 * @param lateAt when the promise of a resolution was broken; null when it was not
 * @param dueAt the next moment at which one is broken, or the moment at which it was while it is still open; null while the
 *     clock stands still, and without a promise
 * @param alarmAt when something happens by itself next; null for never
 * @param told the steps that were taken, by their keys
 */
public record TicketClock(
        Promise promise,
        Duration used,
        @Nullable Instant since,
        @Nullable Duration firstUsed,
        @Nullable Instant firstLateAt,
        @Nullable Instant lateAt,
        @Nullable Instant dueAt,
        @Nullable Instant alarmAt,
        List<String> told) {
    /** Of a ticket for which nothing was promised yet. */
    public static final TicketClock NONE =
            new TicketClock(Promise.NONE, Duration.ZERO, null, null, null, null, null, null, List.of());

    public TicketClock {
        told = List.copyOf(told);
    }

    /** Of a ticket that was asked for at this moment. */
    static TicketClock from(Instant asked) {
        return new TicketClock(Promise.NONE, Duration.ZERO, asked, null, null, null, null, null, List.of());
    }

    /** Whether it has ever run. */
    public boolean isCounted() {
        return since != null || !used.isZero() || firstUsed != null || isPromised();
    }

    /** Whether anything is promised. */
    public boolean isPromised() {
        return promise.first() != null || promise.resolution() != null;
    }

    /** The same, with these steps taken. */
    public TicketClock taken(List<Step> steps) {
        List<String> all = new ArrayList<>(told);
        steps.forEach(step -> all.add(step.key()));
        return new TicketClock(promise, used, since, firstUsed, firstLateAt, lateAt, dueAt, alarmAt, all);
    }

    public @Nullable Instant lateAt(Target target) {
        return target == Target.FIRST ? firstLateAt : lateAt;
    }
}
