package mx.lanet.agent.collect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.protocol.Inventory.LocalUser;
import org.junit.jupiter.api.Test;

class CollectorsTest {
    @Test
    void a_collector_that_hangs_or_fails_spoils_no_other() {
        var collectors = new Collectors(Duration.ofMillis(300));

        String hanging = collectors.run("hanging", () -> {
            new CountDownLatch(1).await();
            return "never";
        });
        String failing = collectors.run("failing", () -> {
            throw new IOException("no such program");
        });
        String well = collectors.run("well", () -> "found");

        assertThat(hanging).isNull();
        assertThat(failing).isNull();
        assertThat(well).isEqualTo("found");
        assertThat(collectors.outcomes())
                .containsEntry("hanging", "timed_out")
                .containsEntry("failing", "failed")
                .containsEntry("well", "ok");
    }

    @Test
    void what_hangs_for_good_hangs_only_once() throws Exception {
        var release = new CountDownLatch(1);
        var started = new AtomicInteger();
        Callable<String> deaf = () -> {
            started.incrementAndGet();
            awaitUninterruptibly(release);
            return "late";
        };

        var first = new Collectors(Duration.ofMillis(100));
        var second = new Collectors(Duration.ofMillis(100));
        assertThat(first.<String>run("deaf", deaf)).isNull();
        assertThat(second.<String>run("deaf", deaf)).isNull();
        release.countDown();

        assertThat(started).hasValue(1);
        assertThat(second.outcomes()).containsEntry("deaf", "timed_out");
        await().until(() -> "late".equals(new Collectors(Duration.ofSeconds(5)).<String>run("deaf", deaf)));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // As a call into the system that hears nothing.
            }
        }
    }

    @Test
    void what_this_machine_cannot_tell_is_no_outcome() {
        var collectors = new Collectors(Duration.ofSeconds(5));

        assertThat(collectors.<String>run("elsewhere", () -> null)).isNull();
        assertThat(collectors.outcomes()).isEmpty();
    }

    @Test
    void a_program_that_hangs_is_ended_with_its_collector() throws Exception {
        var collectors = new Collectors(Duration.ofMillis(300));
        var before = sleepers();

        collectors.run("hanging", () -> Program.output(List.of("sleep", "4217")));

        await().until(() -> sleepers() == before);
        assertThat(collectors.outcomes()).containsEntry("hanging", "timed_out");
    }

    @Test
    void this_machine_is_read() {
        var machine = new Machine();
        var status = machine.read(List.of(), 3);
        var inventory = new MachineInventory().collect(UUID.randomUUID(), Instant.now(), Duration.ofMinutes(1));

        assertThat(status.memoryUsage()).isBetween(0.1, 100.0);
        assertThat(status.windowsUpdates()).isEqualTo(3);
        assertThat(status.lastBoot()).isBefore(Instant.now());
        assertThat(inventory.hardware()).isNotNull();
        assertThat(status.antivirusStatus()).isNotBlank();
        assertThat(status.volumes()).isNotEmpty();
        assertThat(status.forHeartbeat(false).volumes()).isNull();
        assertThat(status.forHeartbeat(true).volumes()).isEqualTo(status.volumes());
        assertThat(requireNonNull(inventory.domain()).localUsers())
                .extracting(LocalUser::name)
                .contains("root");
        assertThat(inventory.collectors()).containsEntry("hardware", "ok").doesNotContainValue("failed");
    }

    private static long sleepers() {
        return ProcessHandle.current()
                .descendants()
                .filter(p -> p.info().commandLine().orElse("").contains("sleep 4217"))
                .count();
    }
}
