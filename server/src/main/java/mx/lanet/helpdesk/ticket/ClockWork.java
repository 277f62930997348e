package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import mx.lanet.helpdesk.ticket.sla.TermsChanged;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Looks after the clocks of tickets: what is due of them, and what was said anew of calendars and agreements. */
@Component
class ClockWork extends BackgroundWork {
    private final ClockAlarms alarms;
    private final ClockRenewals renewals;

    ClockWork(ClockAlarms alarms, ClockRenewals renewals) {
        super("ticket-clocks", 1, Duration.ofSeconds(5));
        this.alarms = alarms;
        this.renewals = renewals;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TermsChanged event) {
        wake();
    }

    /** What is due goes first. */
    @Override
    protected boolean step() {
        return alarms.next() || renewals.next();
    }
}
