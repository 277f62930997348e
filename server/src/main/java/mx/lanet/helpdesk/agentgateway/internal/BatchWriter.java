package mx.lanet.helpdesk.agentgateway.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mx.lanet.helpdesk.monitoring.Reading;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that writes what waits for it, as many at once as there are. */
final class BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration COMPLAIN_EVERY = Duration.ofMinutes(1);
    private static final Comparator<Waiting> BY_KEY = Comparator.<Waiting, UUID>comparing(
                    waiting -> waiting.reading().clientId())
            .thenComparing(waiting -> waiting.reading().assetId());

    private final String name;
    private final Function<List<Reading>, List<HeartbeatOutcome>> store;
    private final int largest;
    private final BlockingQueue<Waiting> queue;
    private final List<Waiting> nextTime = new ArrayList<>();
    private long complained;
    private volatile boolean running;
    private @Nullable Thread thread;

    private record Waiting(Reading reading, CompletableFuture<HeartbeatOutcome> outcome) {}

    BatchWriter(String name, Function<List<Reading>, List<HeartbeatOutcome>> store, int largest, int queueCapacity) {
        this.name = name;
        this.store = store;
        this.largest = largest;
        this.queue = new ArrayBlockingQueue<>(queueCapacity);
    }

    /** False when the queue is full. */
    boolean offer(Reading reading, CompletableFuture<HeartbeatOutcome> outcome) {
        return queue.offer(new Waiting(reading, outcome));
    }

    void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Writes what is waiting, and ends. */
    void stop() {
        running = false;
        Thread writer = thread;
        if (writer != null) {
            try {
                writer.join(STOP_PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (running || !queue.isEmpty() || !nextTime.isEmpty()) {
            try {
                List<Waiting> batch = take();
                if (!batch.isEmpty()) {
                    write(batch);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What waits now, at most one heartbeat of each asset: the second one of an asset waits for the next batch. */
    private List<Waiting> take() throws InterruptedException {
        List<Waiting> taken = new ArrayList<>(nextTime);
        nextTime.clear();
        if (taken.isEmpty()) {
            Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
            if (first == null) {
                return taken;
            }
            taken.add(first);
        }
        queue.drainTo(taken, largest - taken.size());
        Set<UUID> seen = HashSet.newHashSet(taken.size());
        List<Waiting> batch = new ArrayList<>(taken.size());
        for (Waiting waiting : taken) {
            (seen.add(waiting.reading().assetId()) ? batch : nextTime).add(waiting);
        }
        batch.sort(BY_KEY);
        return batch;
    }

    private void write(List<Waiting> batch) {
        try {
            complete(batch, store.apply(batch.stream().map(Waiting::reading).toList()));
        } catch (RuntimeException e) {
            if (DatabaseTrouble.isPassing(e)) {
                // The connection, not a heartbeat: all of it once more, and what was committed unnoticed changes
                // nothing.
                LOG.atDebug().setCause(e).log("A batch failed, is tried again");
                writeOnceMore(batch);
                return;
            }
            LOG.atWarn()
                    .addKeyValue("heartbeats", batch.size())
                    .log("A batch failed, is written one by one: {}", e.toString());
            batch.forEach(waiting -> writeOnceMore(List.of(waiting)));
        }
    }

    private void writeOnceMore(List<Waiting> batch) {
        try {
            complete(batch, store.apply(batch.stream().map(Waiting::reading).toList()));
        } catch (RuntimeException e) {
            say(batch, e);
            batch.forEach(waiting -> waiting.outcome().complete(new HeartbeatOutcome.Failed()));
        }
    }

    /** While the database is away, every batch fails: that is worth a line now and then, and no stack trace. */
    private void say(List<Waiting> batch, RuntimeException e) {
        if (!DatabaseTrouble.isPassing(e)) {
            LOG.atError()
                    .setCause(e)
                    .addKeyValue("heartbeats", batch.size())
                    .addKeyValue("asset.id", batch.getFirst().reading().assetId())
                    .log("Heartbeats were not stored");
            return;
        }
        long now = System.nanoTime();
        if (complained == 0 || now - complained > COMPLAIN_EVERY.toNanos()) {
            complained = now;
            LOG.atWarn().log("Heartbeats are refused, their agents send them again: {}", DatabaseTrouble.oneLine(e));
        }
    }

    private static void complete(List<Waiting> batch, List<HeartbeatOutcome> outcomes) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).outcome().complete(outcomes.get(i));
        }
    }
}
