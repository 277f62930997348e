package mx.lanet.helpdesk.shared;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A few threads that do what committed rows say is to be done, step by step: woken by who has just committed some, and looking
 * by themselves now and then for what nobody told them of, such as another server's. A step that fails is told and tried again
 * when they look next; what waits for the database is no failure.
 */
public abstract class BackgroundWork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final String name;
    private final int threads;
    private final Duration lookEvery;
    private final Semaphore bell = new Semaphore(0);
    private volatile List<Thread> workers = List.of();

    /**
     * @param name of its threads and in the log
     * @param lookEvery the longest time between two looks
     */
    protected BackgroundWork(String name, int threads, Duration lookEvery) {
        this.name = name;
        this.threads = threads;
        this.lookEvery = lookEvery;
    }

    /** Does the next thing in a transaction of its own; whether there may be another one. Called by several threads at once. */
    protected abstract boolean step();

    /** Something is to be done. */
    protected final void wake() {
        if (bell.availablePermits() < threads) {
            bell.release();
        }
    }

    @Override
    public final void start() {
        workers = IntStream.range(0, threads)
                .mapToObj(i -> Thread.ofVirtual().name(name + "-" + i).unstarted(this::run))
                .toList();
        workers.forEach(Thread::start);
    }

    private void run() {
        while (isRunning()) {
            try {
                boolean _ = bell.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                boolean more = true;
                while (isRunning() && more) {
                    more = step();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                tell(failure);
            }
        }
    }

    private void tell(RuntimeException failure) {
        if (DatabaseTrouble.isPassing(failure)) {
            LOG.atDebug()
                    .setCause(failure)
                    .addKeyValue("work", name)
                    .log("work in the background waits for the database");
        } else {
            LOG.atError().setCause(failure).addKeyValue("work", name).log("work in the background broke off");
        }
    }

    /** What is in hand is done, for some seconds. */
    @Override
    public final void stop() {
        List<Thread> last = workers;
        workers = List.of();
        bell.release(threads);
        try {
            for (Thread worker : last) {
                worker.join(FAREWELL);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return !workers.isEmpty();
    }
}
