package mx.lanet.helpdesk.ticket.sla;

import java.time.Duration;
import java.time.Instant;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * When a ticket is due, as people read it.
 *
 * @param kind what the ring looks like: empty, risk, late, pause, met
 * @param label {@code en 2 h 10 min}, {@code vencido hace 35 min}, {@code en pausa}
 * @param title what for, and when exactly
 * @param left how much of the time is left, in percent
 * @param ticks the moment that the label counts to or from, while it goes on counting; else null
 */
public record ShownDue(String kind, String label, String title, int left, @Nullable String ticks) {
    private static final int RISK_PERCENT = 20;
    private static final Duration COUNTED = Duration.ofDays(1);

    /** Of a ticket in a list or at its head: whatever is due next. Null where nothing was promised. */
    public static @Nullable ShownDue of(Shell shell, TicketClock clock, State state, Instant created) {
        if (!clock.isPromised()) {
            return null;
        }
        if (!state.isOpen()) {
            return ended(shell, clock);
        }
        Instant due = clock.dueAt();
        return due == null ? standing(shell, clock, state) : running(shell, clock, due, created);
    }

    private static ShownDue ended(Shell shell, TicketClock clock) {
        boolean late = clock.lateAt() != null || clock.firstLateAt() != null;
        String key = late ? "sla.due.was-late" : "sla.due.met";
        return new ShownDue(late ? "was-late" : "met", shell.t(key), shell.t(key + ".title"), 0, null);
    }

    /** A promise that was kept leaves nothing to wait for. */
    private static @Nullable ShownDue standing(Shell shell, TicketClock clock, State state) {
        if (state == State.EN_ESPERA) {
            boolean late = clock.lateAt() != null;
            return new ShownDue(
                    "pause",
                    shell.t(late ? "sla.due.paused-late" : "sla.due.paused"),
                    shell.t("sla.due.paused.title"),
                    0,
                    null);
        }
        return null;
    }

    private static ShownDue running(Shell shell, TicketClock clock, Instant due, Instant created) {
        Formats formats = shell.formats();
        boolean first = clock.firstUsed() == null && clock.promise().first() != null;
        Duration left = formats.until(due);
        boolean near = left.abs().compareTo(COUNTED) < 0;
        String title = shell.t(first ? "sla.due.first.title" : "sla.due.resolution.title", formats.full(due));
        if (!left.isPositive()) {
            return new ShownDue(
                    "late", shell.t("sla.due.late", formats.length(left)), title, 0, near ? formats.iso(due) : null);
        }
        int percent = percent(left, Duration.between(created, due));
        String label = near ? shell.t("sla.due.in", formats.length(left)) : formats.moment(due);
        return new ShownDue(
                percent < RISK_PERCENT ? "risk" : "", label, title, percent, near ? formats.iso(due) : null);
    }

    private static int percent(Duration left, Duration whole) {
        return whole.isPositive()
                ? (int) Math.clamp(100 * left.toSeconds() / Math.max(1, whole.toSeconds()), 1, 100)
                : 100;
    }
}
