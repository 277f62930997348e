package mx.lanet.helpdesk.webhook;

import java.time.Duration;
import mx.lanet.helpdesk.shared.BackgroundWork;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Makes deliveries and sends them, some at a time: a slow destination holds up these threads and nobody else. */
@Component
class WebhookWork extends BackgroundWork {
    private static final int CONNECTIONS = 4;

    private final DueSteps dues;
    private final DeliverySteps deliveries;

    WebhookWork(DueSteps dues, DeliverySteps deliveries) {
        super("webhooks", CONNECTIONS, Duration.ofSeconds(5));
        this.dues = dues;
        this.deliveries = deliveries;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(WebhookKeeper.Kept event) {
        wake();
    }

    @Override
    protected boolean step() {
        return dues.next() || deliveries.next();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void sweep() {
        deliveries.sweep();
    }
}
