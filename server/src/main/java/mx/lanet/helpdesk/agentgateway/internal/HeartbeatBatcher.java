package mx.lanet.helpdesk.agentgateway.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import mx.lanet.helpdesk.monitoring.Reading;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Group commit: heartbeats that arrive while a transaction runs share the next one. Nobody waits for company, so a lone
 * heartbeat is as quick as it can be. The heartbeats of an asset always go to the same writer: no two transactions
 * wait for one row.
 */
@Component
class HeartbeatBatcher implements SmartLifecycle {
    /** Longer than the pool waits for a connection, twice. */
    private static final int PATIENCE_SECONDS = 15;

    private final List<BatchWriter> writers = new ArrayList<>();
    private final Function<List<Reading>, List<HeartbeatOutcome>> store;
    private final boolean single;
    private volatile boolean running;

    HeartbeatBatcher(HeartbeatStore store, IngestSettings settings) {
        this.store = store::store;
        this.single = settings.mode() == IngestSettings.Mode.SINGLE;
        for (int i = 0; i < settings.writers(); i++) {
            writers.add(new BatchWriter("heartbeats-" + i, this.store, settings.batch(), settings.queue()));
        }
    }

    /** Blocks until the heartbeat has been committed, or cannot be. */
    HeartbeatOutcome submit(Reading reading) {
        if (single) {
            return store.apply(List.of(reading)).getFirst();
        }
        CompletableFuture<HeartbeatOutcome> outcome = new CompletableFuture<>();
        if (!running || !writerOf(reading.assetId()).offer(reading, outcome)) {
            return new HeartbeatOutcome.Overloaded();
        }
        try {
            return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            return new HeartbeatOutcome.Overloaded();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new HeartbeatOutcome.Overloaded();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A batch ended without an outcome", e);
        }
    }

    private BatchWriter writerOf(UUID assetId) {
        return writers.get(Math.floorMod(assetId.hashCode(), writers.size()));
    }

    @Override
    public void start() {
        running = true;
        writers.forEach(BatchWriter::start);
    }

    @Override
    public void stop() {
        running = false;
        writers.forEach(BatchWriter::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops after the web server has let its last request go. */
    @Override
    public int getPhase() {
        return 0;
    }
}
