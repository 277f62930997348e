package mx.lanet.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.agent.store.Outbox.Limits;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import mx.lanet.protocol.NewTicket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks lie, and power is cut: what was acknowledged is read again, and of a damaged file as much as can be. */
class DamagedQueueTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int TICKETS = 300;

    @TempDir
    private Path temp;

    private DataFolder folder;

    @BeforeEach
    void make() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void a_bad_block_costs_the_tickets_in_it_and_no_others(int seed) throws IOException {
        fill();
        var random = new Random(seed);
        try (var file = new RandomAccessFile(folder.database().toFile(), "rw")) {
            int pages = (int) (file.length() / 4096);
            file.seek(4096L * (20 + random.nextInt(pages - 25)));
            var noise = new byte[4096];
            random.nextBytes(noise);
            file.write(noise);
        }

        try (var database = Database.open(folder)) {
            var tickets = new Outbox(database, Limits.ofCounts(10, 10)).waiting(Kind.TICKET, 1_000);

            // An inner page of the tree has dozens of others below it; most pages have a handful of tickets.
            assertThat(tickets).hasSizeBetween(TICKETS / 2, TICKETS);
            assertThat(tickets).extracting(Outbox.Item::seq).isSorted();
            if (database.damage() != null) {
                assertThat(database.damage().setAside()).exists();
                assertThat(database.damage().recovered()).isGreaterThanOrEqualTo(tickets.size());
            }
        }
    }

    @Test
    void a_file_of_nonsense_is_set_aside_and_the_agent_begins_anew() throws IOException {
        Files.write(folder.database(), new byte[50_000]);
        Files.writeString(folder.database(), "esto no es una base de datos".repeat(500));

        try (var database = Database.open(folder)) {
            var outbox = new Outbox(database, Limits.ofCounts(10, 10));
            outbox.addTicket(UUID.randomUUID(), ticket("Sin red"), NOW);

            assertThat(outbox.waiting(Kind.TICKET, 10)).hasSize(1);
            assertThat(database.damage()).isNotNull();
            assertThat(folder.damaged().resolve("agent-1.db")).content().startsWith("esto no");
        }
    }

    @Test
    void wherever_the_power_is_cut_the_queue_is_readable_and_holds_what_was_committed_before() throws IOException {
        try (var database = Database.open(folder)) {
            var outbox = new Outbox(database, Limits.ofCounts(10, 10));
            var committed = new ArrayList<Long>();
            var wal = Path.of(folder.database() + "-wal");
            for (int i = 0; i < 12; i++) {
                outbox.addTicket(UUID.randomUUID(), ticket("t" + i), NOW);
                committed.add(Files.size(wal));
            }
            var whole = Files.readAllBytes(wal);
            var random = new Random(1);
            for (int i = 0; i < 60; i++) {
                int end = random.nextInt(whole.length);
                long before = committed.stream().filter(size -> size <= end).count();

                var found = readAfterCut(whole, end);

                assertThat(found).as("cut after %s bytes", end).hasSizeGreaterThanOrEqualTo((int) before);
                assertThat(found.size() - before).isBetween(0L, 1L);
            }
        }
    }

    private List<String> readAfterCut(byte[] wal, int end) throws IOException {
        var copy = DataFolder.open(temp.resolve("cut"), Map.of());
        Files.copy(folder.database(), copy.database(), StandardCopyOption.REPLACE_EXISTING);
        Files.write(Path.of(copy.database() + "-wal"), java.util.Arrays.copyOf(wal, end));
        Files.deleteIfExists(Path.of(copy.database() + "-shm"));
        try (var database = Database.open(copy)) {
            assertThat(database.damage()).isNull();
            return new Outbox(database, Limits.ofCounts(10, 10))
                    .waiting(Kind.TICKET, 100).stream()
                            .map(Outbox.Item::identity)
                            .toList();
        } finally {
            Files.deleteIfExists(Path.of(copy.database() + "-wal"));
            Files.deleteIfExists(copy.database());
        }
    }

    private void fill() throws IOException {
        try (var database = Database.open(folder)) {
            var outbox = new Outbox(database, Limits.ofCounts(10, 10));
            database.transaction(() -> {
                for (int i = 0; i < TICKETS; i++) {
                    outbox.addTicket(UUID.randomUUID(), ticket("t" + i), NOW);
                }
            });
        }
    }

    private static QueuedTicket ticket(String subject) {
        var text = subject + " ñ".repeat(400);
        return new QueuedTicket(
                new NewTicket(subject, text, null, "alta", "agente", null, null, null, true, null), List.of());
    }
}
