package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at PostgreSQL twice a second and restarts it when it has died: at once, then ever slower, and not for ever. */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** After so long without a death, an earlier one counts no more. */
    private static final Duration STABLE = Duration.ofMinutes(5);

    private static final int ATTEMPTS_LIMIT = 20;

    private final BooleanSupplier isRunning;
    private final Restart restart;
    private final Runnable onGivenUp;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("postgres-watchdog").unstarted(this::watch);
    private int attempts;
    private long lastDeath;

    /** Starts PostgreSQL again. */
    @FunctionalInterface
    interface Restart {
        void run() throws IOException;
    }

    Watchdog(BooleanSupplier isRunning, Restart restart, Runnable onGivenUp) {
        this.isRunning = isRunning;
        this.restart = restart;
        this.onGivenUp = onGivenUp;
    }

    void start() {
        thread.start();
    }

    private void watch() {
        while (!pause(PERIOD)) {
            if (!isRunning.getAsBoolean() && !revive()) {
                return;
            }
        }
    }

    /** One attempt after its pause; false when we stop, or when it is of no use any more. */
    private boolean revive() {
        long now = System.nanoTime();
        if (now - lastDeath > STABLE.toNanos()) {
            attempts = 0;
        }
        lastDeath = now;
        if (attempts >= ATTEMPTS_LIMIT) {
            LOG.error(
                    "PostgreSQL dies again and again and is left alone; see its log in pg-log, then restart the server");
            onGivenUp.run();
            return false;
        }
        if (pause(pauseBefore(attempts))) {
            return false;
        }
        attempts++;
        try {
            restart.run();
            LOG.atWarn().addKeyValue("attempt", attempts).log("PostgreSQL had died and was restarted");
        } catch (IOException | EmbeddedPostgresException e) {
            LOG.atWarn()
                    .addKeyValue("attempt", attempts)
                    .log("PostgreSQL died and could not be restarted yet: {}", oneLine(e));
        }
        return true;
    }

    /** The reason, with the end of PostgreSQL's own log, which is where it usually stands. */
    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    /** None before the first attempt, then half a second, doubled each time, up to half a minute. */
    static Duration pauseBefore(int attempts) {
        if (attempts == 0) {
            return Duration.ZERO;
        }
        Duration doubled = PERIOD.multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** True when we are told to stop meanwhile. */
    private boolean pause(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for a restart that is under way, since stopping beside it would leave PostgreSQL running. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
