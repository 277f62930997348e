package mx.lanet.agent.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.lanet.agent.collect.StatusSource;

/** Asks twice a second, on a thread of its own, whether a watched service came or went: only then is the machine read. */
final class ServiceKeeper implements Runnable {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int LONGEST = 7;

    private final StatusSource status;
    private final Runnable lookNow;
    private final CountDownLatch ended;
    private int inVain;

    /** @param ended when this life of the agent is over */
    ServiceKeeper(StatusSource status, Runnable lookNow, CountDownLatch ended) {
        this.status = status;
        this.lookNow = lookNow;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            boolean over = false;
            while (!over) {
                over = ended.await(ask().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long until the next question: ever longer while readings do not explain what differs. */
    Duration ask() {
        if (!status.differs()) {
            inVain = 0;
            return BETWEEN;
        }
        lookNow.run();
        var wait = BETWEEN.multipliedBy(1L << inVain);
        inVain = Math.min(LONGEST, inVain + 1);
        return wait;
    }
}
