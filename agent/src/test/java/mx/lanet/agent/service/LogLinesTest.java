package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.protocol.Heartbeat.LogLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogLinesTest {
    private static final Logger LOG = LoggerFactory.getLogger("mx.lanet.agent.LogLinesTest");

    private static final java.util.logging.Logger OURS = java.util.logging.Logger.getLogger("mx.lanet");

    // The tests' settings switch logging off.
    @BeforeEach
    void listen() {
        OURS.setLevel(Level.INFO);
    }

    @AfterEach
    void beQuiet() {
        OURS.setLevel(null);
    }

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path temp;

    @Test
    void lines_of_the_log_go_to_the_server_when_it_wants_them() throws IOException {
        var lines = LogLines.attach();
        try (var database = Database.open(DataFolder.open(temp.resolve("agent"), Map.of()))) {
            var outbox = new Outbox(database, Outbox.Limits.ofCounts(1_000, 1_000));

            LOG.error("no disk {}\nleft", "sda");
            lines.moveTo(outbox, true, NOW, Duration.ZERO);
            LOG.error("not wanted");
            lines.moveTo(outbox, false, NOW, Duration.ZERO);
            lines.moveTo(outbox, true, NOW, Duration.ZERO);

            assertThat(queued(outbox)).containsExactly("ERROR no disk sda left");
        } finally {
            lines.close();
        }
    }

    @Test
    void where_the_clock_is_wrong_a_line_bears_the_true_time() throws IOException {
        var lines = LogLines.attach();
        try (var database = Database.open(DataFolder.open(temp.resolve("agent"), Map.of()))) {
            var outbox = new Outbox(database, Outbox.Limits.ofCounts(1_000, 1_000));

            LOG.error("a week ahead");
            var sixDaysAgo = Instant.now().minus(Duration.ofDays(6));
            lines.moveTo(outbox, true, NOW, Duration.ofDays(-7));

            var line =
                    Json.WIRE.readValue(outbox.waiting(Kind.LOG, 1).getFirst().body(), LogLine.class);
            assertThat(line.timestamp()).isBefore(sixDaysAgo);
        } finally {
            lines.close();
        }
    }

    @Test
    void a_flood_leaves_its_newest_lines() throws IOException {
        var lines = LogLines.attach();
        try (var database = Database.open(DataFolder.open(temp.resolve("agent"), Map.of()))) {
            var outbox = new Outbox(database, Outbox.Limits.ofCounts(1_000, 1_000));

            for (int i = 1; i <= 500; i++) {
                LOG.error("line {}", i);
            }
            lines.moveTo(outbox, true, NOW, Duration.ZERO);

            assertThat(queued(outbox)).hasSize(200).startsWith("ERROR line 301").endsWith("ERROR line 500");
        } finally {
            lines.close();
        }
    }

    private static List<String> queued(Outbox outbox) {
        return outbox.waiting(Kind.LOG, 1_000).stream()
                .map(item -> Json.WIRE.readValue(item.body(), LogLine.class))
                .map(line -> line.level() + " " + line.message())
                .toList();
    }
}
