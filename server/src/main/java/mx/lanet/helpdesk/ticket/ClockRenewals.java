package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.sla.Clocks;
import mx.lanet.helpdesk.ticket.sla.Counting;
import mx.lanet.helpdesk.ticket.sla.Counting.Rules;
import mx.lanet.helpdesk.ticket.sla.Counting.Turn;
import mx.lanet.helpdesk.ticket.sla.SlaWorkTable;
import mx.lanet.helpdesk.ticket.sla.SlaWorkTable.Work;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries what was said of calendars and agreements to the open tickets: so many in each transaction, that nobody waits for long. */
@Component
class ClockRenewals {
    static final int TICKETS = 200;

    private final SlaWorkTable work;
    private final ClockTable table;
    private final Clocks clocks;
    private final ConversationTable conversation;
    private final Tickets publisher;
    private final Acts acts;
    private final Tenancy tenancy;

    ClockRenewals(
            SlaWorkTable work,
            ClockTable table,
            Clocks clocks,
            ConversationTable conversation,
            Tickets publisher,
            Acts acts,
            Tenancy tenancy) {
        this.work = work;
        this.table = table;
        this.clocks = clocks;
        this.conversation = conversation;
        this.publisher = publisher;
        this.acts = acts;
        this.tenancy = tenancy;
    }

    /** Whether there was something to do. */
    boolean next() {
        Done done = tenancy.call(
                new Scope.Everything(), () -> work.take().map(this::step).orElse(null));
        if (done != null && done.changed() != null) {
            publisher.publish(done.changed());
        }
        return done != null;
    }

    /** One that was changed stands for all of them: pages look again, and lists are counted anew. */
    private record Done(@Nullable Ticket changed) {}

    private Done step(Work some) {
        Instant now = acts.now();
        if (some.ofHouse()) {
            work.askAll(now);
            work.done(some);
            return new Done(null);
        }
        List<Ticket> open = table.openAfter(some.clientId(), some.reached(), TICKETS);
        Ticket changed = null;
        for (Ticket ticket : open) {
            TicketClock clock = renewed(ticket, now);
            if (!clock.equals(ticket.clock())) {
                table.save(ticket.with(clock));
                changed = ticket;
            }
        }
        if (open.size() < TICKETS) {
            work.done(some);
        } else {
            work.reached(some, open.getLast().ticketId(), now);
        }
        return new Done(changed);
    }

    private TicketClock renewed(Ticket ticket, Instant now) {
        Rules rules = clocks.rules(ticket);
        if (ticket.clock().isCounted()) {
            return Counting.next(ticket.clock(), rules, Clocks.standing(ticket), now);
        }
        List<Turn> turns = conversation.events(ticket, 0).stream()
                .filter(event -> switch (event.kind()) {
                    case STATE, REOPENED, UNDONE -> true;
                    default -> false;
                })
                .map(event -> turn(event.at(), State.of(event.to())))
                .toList();
        TicketClock replayed = Counting.replay(
                rules, ticket.createdAt(), turns, ticket.firstResponseAt(), Clocks.standing(ticket), now);
        // What had come to pass before anybody had agreed on it is no news.
        TicketClock caughtUp = replayed.taken(Counting.stepsDue(replayed, rules, now));
        return Counting.next(caughtUp, rules, Clocks.standing(ticket), now);
    }

    private static Turn turn(Instant at, State to) {
        return new Turn(at, to.isOpen() && to != State.EN_ESPERA, !to.isOpen());
    }
}
