package mx.lanet.helpdesk.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** A few threads that work on what is due: woken by each commit that changed an alert, and looking by themselves now and then. */
@Component
class AlertWork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWork.class);
    private static final int WORKERS = 2;
    private static final long LOOK_EVERY_SECONDS = 5;
    private static final long FAREWELL_MILLIS = 5_000;

    private final TellingSteps steps;
    private final Semaphore bell = new Semaphore(0);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean running;

    AlertWork(TellingSteps steps) {
        this.steps = steps;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertChanged event) {
        if (bell.availablePermits() < WORKERS) {
            bell.release();
        }
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            workers.add(Thread.ofVirtual().name("alert-work-" + i).start(this::run));
        }
    }

    private void run() {
        while (running) {
            try {
                boolean _ = bell.tryAcquire(LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
                boolean more = true;
                while (running && more) {
                    more = steps.next();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                tell(failure);
            }
        }
    }

    private static void tell(RuntimeException failure) {
        if (DatabaseTrouble.isPassing(failure)) {
            LOG.atDebug().setCause(failure).log("Alerts wait for the database");
        } else {
            LOG.atError().setCause(failure).log("Work on alerts broke off");
        }
    }

    @Override
    public void stop() {
        running = false;
        bell.release(WORKERS);
        for (Thread worker : workers) {
            try {
                worker.join(FAREWELL_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        workers.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
