package mx.lanet.agent.service;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the agent's threads come back from what they do. One that does not cannot be mended from inside, so the
 * whole process is to end, and whoever looks after it begins it anew. While all is well systemd is told so, if it asked.
 */
public final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration MOST_BETWEEN = Duration.ofSeconds(10);
    private static final int LINES = 30;

    private final List<Watched> watched;
    private final Consumer<String> hung;
    private final Runnable well;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);

    Watchdog(List<Watched> watched, Duration every, Runnable well, Consumer<String> hung) {
        this.watched = watched;
        this.hung = hung;
        this.well = well;
        this.every = every.compareTo(MOST_BETWEEN) < 0 ? every : MOST_BETWEEN;
        Thread.ofPlatform().name("watchdog").daemon().start(this::watch);
    }

    /** A part of the agent's work that must come to an end within a time. */
    static final class Watched {
        private final String name;
        private volatile Duration limit;
        private @Nullable Thread thread;
        private long since;

        Watched(String name, Duration limit) {
            this.name = name;
            this.limit = limit;
        }

        void limit(Duration most) {
            limit = most;
        }

        /** It begins, on this thread. */
        synchronized void begins() {
            thread = Thread.currentThread();
            since = System.nanoTime();
        }

        /** It has come to its end. */
        synchronized void ends() {
            thread = null;
        }

        private synchronized @Nullable String trouble() {
            var worker = thread;
            if (worker == null || System.nanoTime() - since < limit.toNanos()) {
                return null;
            }
            var stack = Arrays.stream(worker.getStackTrace())
                    .limit(LINES)
                    .map(frame -> "  " + frame)
                    .collect(Collectors.joining("\n"));
            return name + ", " + limit.toSeconds() + " s\n" + stack;
        }
    }

    private void watch() {
        try {
            while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                var trouble = watched.stream()
                        .map(Watched::trouble)
                        .filter(found -> found != null)
                        .findFirst();
                if (trouble.isPresent()) {
                    LOG.atError().log("hung: {}", trouble.get());
                    hung.accept(trouble.get());
                    return;
                }
                well.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
