package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mx.lanet.agent.service.ContractServer.Fault;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server asks the agent to do. */
class AgentCommandsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path temp;

    private Bench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new Bench(temp, 1);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void an_inventory_is_sent_when_it_changed_and_when_it_is_asked_for() {
        bench.live(MINUTE);
        inventoriesArrive(1);
        bench.live(Duration.ofHours(3));
        await().until(() -> bench.inventoried.size() >= 3);
        assertThat(bench.server.inventories).hasSize(1);

        bench.order("c1", "collect_inventory");
        bench.live(Duration.ofMinutes(2));
        inventoriesArrive(2);
        await().until(() -> {
            bench.live(Duration.ofSeconds(1));
            return bench.server.results.containsKey("c1");
        });
        assertThat(bench.server.result("c1").path("status").asString()).isEqualTo("succeeded");
    }

    private void inventoriesArrive(int count) {
        await().until(() -> {
            bench.live(Duration.ofSeconds(1));
            return bench.server.inventories.size() == count;
        });
    }

    @Test
    void a_command_that_is_not_understood_is_refused_with_a_reason_once() {
        bench.order("c1", "make_coffee");
        bench.server.faults.add(new Fault.CutAfter());
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.results).containsOnlyKeys("c1");
        assertThat(bench.server.result("c1").path("status").asString()).isEqualTo("refused");
        assertThat(bench.server.result("c1").path("stderr").asString()).contains("make_coffee");
        assertThat(bench.server.requestCount("/result")).isEqualTo(1);
    }

    @Test
    void a_restart_is_reported_before_it_happens_and_happens_once() throws IOException {
        bench.order("c1", "restart_agent");
        bench.live(Duration.ofSeconds(5));
        assertThat(bench.loop.wantsRestart()).isTrue();
        bench.crash();
        bench.live(Duration.ofMinutes(3));

        assertThat(bench.server.result("c1").path("status").asString()).isEqualTo("succeeded");
        assertThat(bench.loop.wantsRestart()).isFalse();
    }

    @Test
    void an_interrupted_command_is_reported_as_failed_and_not_run_again() throws IOException {
        bench.inventory = (asset, now, timeout) -> {
            throw new IllegalStateException("the agent is killed here");
        };
        bench.database.update(
                "INSERT INTO command (command_id, type, started_at) VALUES ('c9', 'script', ?)",
                bench.clock.now().toString());
        var mark = temp.resolve("ran");
        bench.server.order(
                new Command("c9", "script", "touch " + mark, "shell", null, 60, null, null, bench.tomorrow()));
        bench.server.faults.add(new Fault.CutAfter());
        bench.crash();
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.result("c9").path("status").asString()).isEqualTo("failed");
        assertThat(mark).doesNotExist();
    }

    @Test
    void an_inventory_that_the_end_of_the_agent_interrupts_is_collected_calmly_by_the_next_life() throws Exception {
        var begun = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        var collect = bench.inventory;
        bench.inventory = (asset, now, timeout) -> {
            begun.countDown();
            await().until(() -> closed.getCount() == 0);
            return collect.collect(asset, now, timeout);
        };
        var errors = new ArrayList<String>();
        var left = new CountDownLatch(1);
        try (var _ = new Heard(line -> {
            if (line.getLevel() == Level.SEVERE) {
                errors.add(line.getMessage());
            } else if (line.getMessage().contains("next life")) {
                left.countDown();
            }
        })) {
            bench.order("c1", "collect_inventory");
            bench.live(Duration.ofSeconds(5));
            assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
            bench.loop.endCommands();
            bench.database.close();
            closed.countDown();
            assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        }
        bench.inventory = collect;
        bench.start();

        inventoriesArrive(1);
        await().until(() -> {
            bench.live(Duration.ofSeconds(1));
            return bench.server.results.containsKey("c1");
        });
        assertThat(bench.server.result("c1").path("status").asString()).isEqualTo("succeeded");
        assertThat(errors).isEmpty();
    }

    /** What the agent's service writes into its log. */
    private static final class Heard extends Handler implements AutoCloseable {
        private static final Logger SERVICE = Logger.getLogger("mx.lanet.agent");
        private final Consumer<LogRecord> listener;
        private final @Nullable Level before = SERVICE.getLevel();

        Heard(Consumer<LogRecord> listener) {
            this.listener = listener;
            SERVICE.setLevel(Level.INFO);
            SERVICE.addHandler(this);
        }

        @Override
        public void publish(LogRecord line) {
            listener.accept(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            SERVICE.removeHandler(this);
            SERVICE.setLevel(before);
        }
    }

    @Test
    void only_signed_commands_for_this_machine_that_are_still_valid_are_taken() {
        var restart = new Command("", "restart_agent", null, null, null, null, null, null, bench.tomorrow());
        bench.server.deliver(named("unsigned", restart));
        bench.server.deliver(
                bench.server.signed(named("foreign", restart), UUID.randomUUID().toString()));
        bench.server.order(
                new Command("late", "restart_agent", null, null, null, null, null, null, "2026-01-01T00:00:00Z"));
        bench.live(Duration.ofMinutes(2));

        assertThat(bench.server.results.values())
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.path("status").asString()).isEqualTo("refused"));
        assertThat(bench.loop.wantsRestart()).isFalse();

        bench.order("good", "restart_agent");
        bench.live(Duration.ofMinutes(2));
        assertThat(bench.loop.wantsRestart()).isTrue();
    }

    private static Command named(String id, Command command) {
        return new Command(id, command.type(), null, null, null, null, null, null, command.expiresAt());
    }
}
