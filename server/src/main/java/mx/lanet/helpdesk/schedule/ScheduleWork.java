package mx.lanet.helpdesk.schedule;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends reports when their time has come. One at a time: each reads for a while. */
@Component
class ScheduleWork extends BackgroundWork {
    private final DateSteps dates;
    private final DispatchSteps deliveries;

    ScheduleWork(DateSteps dates, DispatchSteps deliveries) {
        super("schedules", 1, Duration.ofSeconds(20));
        this.dates = dates;
        this.deliveries = deliveries;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(Schedules.Due event) {
        wake();
    }

    @Override
    protected boolean step() {
        return dates.next() || deliveries.next();
    }
}
