package mx.lanet.helpdesk.mail.out;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Empties the queue, some mails at a time: a slow mail server holds up these threads and nobody else. */
@Component
class SendWork extends BackgroundWork {
    private static final int CONNECTIONS = 4;

    private final SendSteps steps;

    SendWork(SendSteps steps) {
        super("mail-out", CONNECTIONS, Duration.ofSeconds(5));
        this.steps = steps;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MailQueued queued) {
        wake();
    }

    @Override
    protected boolean step() {
        return steps.next();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void sweep() {
        steps.sweep();
    }
}
