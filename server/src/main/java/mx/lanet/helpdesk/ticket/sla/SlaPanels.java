package mx.lanet.helpdesk.ticket.sla;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.category.Categories;
import mx.lanet.helpdesk.ticket.sla.Counting.Rules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a ticket's side shows of its clocks. In the caller's open transaction. */
@Component
public class SlaPanels {
    private static final double RISK_PERCENT = 80;

    private final Clocks clocks;
    private final Categories categories;
    private final Tenancy tenancy;
    private final Clock clock;

    SlaPanels(Clocks clocks, Categories categories, Tenancy tenancy, Clock clock) {
        this.clocks = clocks;
        this.categories = categories;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** Null where nothing is promised, and for what became a part of another ticket. */
    public @Nullable SlaPanel of(Ticket ticket, Locale locale) {
        TicketClock stored = ticket.clock();
        if (!stored.isPromised() || ticket.isMerged()) {
            return null;
        }
        Rules rules = clocks.rules(ticket);
        TicketClock now = Counting.next(stored, rules, Clocks.standing(ticket), clock.instant());
        Terms terms = clocks.terms(ticket.clientId());
        Terms.Held held = clocks.held(ticket);
        List<SlaPanel.Line> lines = new ArrayList<>();
        for (Target target : Target.values()) {
            Duration promised = now.promise().of(target);
            if (promised != null) {
                lines.add(line(ticket, now, rules, target, promised));
            }
        }
        return new SlaPanel(
                lines,
                held,
                held.category() == null
                        ? ""
                        : categories.inTransaction(ticket.clientId()).fullName(held.category(), locale),
                held.owner().equals(Person.HOUSE),
                !terms.ownCalendar(),
                terms.office().zone().getId(),
                ticket.state() == State.EN_ESPERA,
                now.used());
    }

    /** By when who asks is told to be answered; null when the agreement does not say it, or there is nothing to say. */
    public @Nullable Instant told(Person person, Ticket ticket) {
        TicketClock stored = ticket.clock();
        Instant due = stored.firstUsed() == null && stored.promise().first() != null ? stored.dueAt() : null;
        boolean open = due != null && due.isAfter(clock.instant());
        return open
                        && tenancy.call(person.scope(), () -> clocks.terms(ticket.clientId())
                                .told())
                ? due
                : null;
    }

    private static SlaPanel.Line line(Ticket ticket, TicketClock now, Rules rules, Target target, Duration promised) {
        boolean first = target == Target.FIRST;
        boolean met = first ? now.firstUsed() != null : !ticket.state().isOpen();
        Instant metAt = !met
                ? null
                : first && ticket.firstResponseAt() != null ? ticket.firstResponseAt() : ticket.resolvedAt();
        Duration used = first && now.firstUsed() != null ? now.firstUsed() : now.used();
        Instant late = now.lateAt(target);
        Instant due = late != null
                ? late
                : met ? null : Counting.dueAt(now, rules, target).orElse(null);
        String kind;
        if (met) {
            kind = late == null ? "met" : "was-late";
        } else if (late != null) {
            kind = "late";
        } else if (due == null) {
            kind = "pause";
        } else {
            kind = 100.0 * used.toMillis() / promised.toMillis() >= RISK_PERCENT ? "risk" : "";
        }
        return new SlaPanel.Line(target, kind, promised, used, due, metAt);
    }
}
