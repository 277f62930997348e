package mx.lanet.agent.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mx.lanet.agent.run.Ongoing.Stop;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens in a command's turn: looked at again, marked on disk, done, and its result kept. */
final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final Duration DISK_RETRY = Duration.ofSeconds(5);
    private static final int WORTH_TIDYING = 512 << 10;
    private static final Duration LOOK = Duration.ofMillis(20);

    private final CommandLog log;
    private final Map<String, Work> works;
    private final Progress progress;
    private final Visits visits;
    private final Function<Command, Optional<Refusal>> verification;
    private final Map<String, Ongoing> ongoing = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    Turns(
            CommandLog log,
            Map<String, Work> works,
            Progress progress,
            Visits visits,
            Function<Command, Optional<Refusal>> verification) {
        this.log = log;
        this.works = works;
        this.progress = progress;
        this.visits = visits;
        this.verification = verification;
    }

    void take(Lanes.Waiting waiting) {
        var command = waiting.command();
        var one = new Ongoing(command, log.now());
        ongoing.put(command.commandId(), one);
        try {
            // It may have waited long for its turn: expired, or not allowed any more. Then the next delivery is
            // refused.
            if (verification.apply(command).isEmpty()
                    && closing.getCount() > 0
                    && log.markStarted(command, Verification.expiresAt(command))) {
                keep(one, done(one).with(one.consentAtEnd()));
            }
        } catch (StoreException e) {
            // Not marked as begun, so nothing was done: the server delivers it again.
            LOG.atError().log("command {} cannot be marked: {}", command.commandId(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ongoing.remove(command.commandId());
        }
    }

    private Outcome done(Ongoing one) throws InterruptedException {
        var type = one.command().type();
        var work = works.get(type);
        if (work == null) {
            throw new IllegalStateException("nobody does " + type);
        }
        try (var _ = visits.enter(one);
                var _ = progress.of(one)) {
            return work.run(one.command(), one);
        } catch (IOException | RuntimeException e) {
            LOG.atWarn().setCause(e).log("{} failed", type);
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    // A full disk must not lose a result while the agent lives; after that, the mark says that it was interrupted.
    private void keep(Ongoing one, Outcome outcome) throws InterruptedException {
        var command = one.command();
        do {
            try {
                log.finish(command.commandId(), command.type(), one.startedAt(), outcome);
                if (outcome.stdout().length() + outcome.stderr().length() > WORTH_TIDYING) {
                    // An idle agent would keep the memory of large outputs for hours, until it is short of it.
                    System.gc();
                }
                LOG.atInfo()
                        .addKeyValue("command.id", command.commandId())
                        .log("command {} {}", command.type(), outcome.status().word());
                return;
            } catch (StoreException e) {
                LOG.atError().log("the result of {} cannot be kept: {}", command.commandId(), e.getMessage());
            }
        } while (!closing.await(DISK_RETRY.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Asks it to stop; false when it does not run. */
    boolean stop(String commandId) {
        var one = ongoing.get(commandId);
        if (one != null) {
            one.stop(Stop.CANCELLED);
        }
        return one != null;
    }

    /** Ends all that runs and waits until their results are kept, but not longer than this. */
    void close(Duration most) {
        ongoing.values().forEach(one -> one.stop(Stop.CLOSING));
        closing.countDown();
        long until = System.nanoTime() + most.toNanos();
        try {
            while (!ongoing.isEmpty() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
