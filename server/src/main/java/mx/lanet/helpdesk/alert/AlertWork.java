package mx.lanet.helpdesk.alert;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** What is due of alerts: woken by each commit that changed one. */
@Component
class AlertWork extends BackgroundWork {
    private final TellingSteps steps;

    AlertWork(TellingSteps steps) {
        super("alert-work", 2, Duration.ofSeconds(5));
        this.steps = steps;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertChanged event) {
        wake();
    }

    @Override
    protected boolean step() {
        return steps.next();
    }
}
