package mx.lanet.helpdesk.agentgateway.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mx.lanet.helpdesk.monitoring.Reading;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID POISONED = UUID.randomUUID();

    @Test
    void a_heartbeat_that_cannot_be_stored_fails_alone() throws Exception {
        var writer = new BatchWriter("test", BatchWriterTest::store, 100, 100);
        List<UUID> assets = List.of(UUID.randomUUID(), POISONED, UUID.randomUUID());
        List<CompletableFuture<HeartbeatOutcome>> outcomes = Stream.generate(CompletableFuture<HeartbeatOutcome>::new)
                .limit(assets.size())
                .toList();
        for (int i = 0; i < assets.size(); i++) {
            assertThat(writer.offer(reading(assets.get(i)), outcomes.get(i))).isTrue();
        }

        writer.start();
        try {
            assertThat(outcomes.get(0).get(10, TimeUnit.SECONDS)).isInstanceOf(HeartbeatOutcome.Stored.class);
            assertThat(outcomes.get(1).get(10, TimeUnit.SECONDS)).isInstanceOf(HeartbeatOutcome.Failed.class);
            assertThat(outcomes.get(2).get(10, TimeUnit.SECONDS)).isInstanceOf(HeartbeatOutcome.Stored.class);
        } finally {
            writer.stop();
        }
    }

    private static List<HeartbeatOutcome> store(List<Reading> batch) {
        if (batch.stream().anyMatch(reading -> reading.assetId().equals(POISONED))) {
            throw new IllegalStateException("the database does not take it");
        }
        return batch.stream()
                .<HeartbeatOutcome>map(_ -> new HeartbeatOutcome.Stored(List.of(), null, null, 0, 60))
                .toList();
    }

    private static Reading reading(UUID asset) {
        return Reading.ofInventory(CLIENT, asset, Instant.EPOCH, null, null, null);
    }
}
