package mx.lanet.helpdesk.ticket;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import mx.lanet.helpdesk.shared.Problem;

/** Lets a few in at a time, first come first served; who has waited so long is refused, and told when to come again. */
final class Doorway {
    private final Semaphore places;
    private final Duration patience;
    private final int retrySeconds;

    Doorway(int places, Duration patience, int retrySeconds) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
        this.retrySeconds = retrySeconds;
    }

    <T> T through(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.overloaded(retrySeconds).refusal();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.overloaded(retrySeconds).refusal();
        }
    }
}
