package mx.lanet.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import mx.lanet.agent.store.Outbox.StoredFile;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.NewTicket;
import mx.lanet.protocol.TicketCreated;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    private Path temp;

    private DataFolder folder;
    private Database database;
    private Outbox outbox;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        database = Database.open(folder);
        outbox = new Outbox(database, Outbox.Limits.ofCounts(10, 20));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_queued_is_there_after_a_restart_in_its_order() throws IOException {
        var first = UUID.randomUUID();
        outbox.addTicket(first, ticket("La impresora no imprime"), NOW);
        outbox.addTicket(UUID.randomUUID(), ticket("Sin correo"), NOW);
        outbox.addTicket(first, ticket("La impresora no imprime, otra vez"), NOW);

        database.close();
        open();

        assertThat(outbox.waiting(Kind.TICKET, 10)).hasSize(2).first().satisfies(item -> {
            assertThat(item.identity()).isEqualTo(first.toString());
            assertThat(item.body()).contains("La impresora no imprime").doesNotContain("otra vez");
        });
    }

    @Test
    void a_delivered_tickets_files_become_due_in_the_same_commit() {
        var identity = UUID.randomUUID();
        var files = List.of(new StoredFile("á.png", "/x/0-á.png"), new StoredFile("b.log", "/x/1-b.log"));
        outbox.addTicket(identity, new QueuedTicket(ticket("x").ticket(), files), NOW);
        var item = outbox.waiting(Kind.TICKET, 1).getFirst();
        var created = new TicketCreated(true, UUID.randomUUID(), "TKT-000456", "nuevo");

        outbox.ticketDelivered(item, created, NOW);

        assertThat(outbox.ticketNumber(identity)).isEqualTo("TKT-000456");
        assertThat(outbox.waiting(Kind.TICKET, 1)).isEmpty();
        assertThat(outbox.waiting(Kind.ATTACHMENT, 10)).hasSize(2).allSatisfy(a -> assertThat(a.body())
                .contains(created.ticketId().toString()));
    }

    @Test
    void a_failed_transaction_leaves_nothing_behind() {
        try {
            database.transaction(() -> {
                outbox.addTicket(UUID.randomUUID(), ticket("x"), NOW);
                throw new IllegalStateException("killed here");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed here");
        }

        assertThat(outbox.size()).isZero();
    }

    @Test
    void log_lines_are_dropped_oldest_first_with_a_record_of_the_gap() {
        for (int second = 0; second < 25; second++) {
            var at = NOW.plusSeconds(second);
            outbox.addLog(new LogLine(at, "WARN", "line " + second), at);
        }

        assertThat(outbox.waiting(Kind.LOG, 100)).hasSize(10).first().satisfies(item -> assertThat(item.body())
                .contains("line 15"));
        assertThat(outbox.gaps())
                .containsExactly(
                        new Gaps.Gap("log", NOW.toString(), NOW.plusSeconds(14).toString(), 15, "count"));
    }

    @Test
    void tickets_alerts_and_results_are_never_dropped() {
        for (int i = 0; i < 500; i++) {
            outbox.addTicket(UUID.randomUUID(), ticket("t" + i), NOW);
            outbox.addAlert(new AlertReport(UUID.randomUUID(), "cpu", "warning", "x", 90.0, 95.0, NOW), NOW);
        }

        assertThat(outbox.size()).isEqualTo(1_000);
    }

    @Test
    void own_readings_are_bounded() {
        var memory = new Memory(database, 5);
        var status = new MachineStatus(
                1.0, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        for (int i = 0; i < 8; i++) {
            memory.addSample(status, NOW.plusSeconds(i));
        }

        assertThat(outbox.gaps()).singleElement().satisfies(gap -> assertThat(gap.dropped())
                .isEqualTo(3));
    }

    @Test
    void others_on_the_machine_read_nothing() throws IOException {
        Identity.key(folder);
        PrivateFiles.write(folder.identityFile(), "{}");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                .isEqualTo("rwx------");
        for (var file : List.of(folder.keyFile(), folder.identityFile(), folder.database())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void one_process_at_a_time_holds_a_folder() throws IOException {
        try (var held = FolderLock.tryTake(folder).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(FolderLock.tryTake(folder)).isEmpty();
        }
        try (var again = FolderLock.tryTake(folder).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void the_standard_folder_depends_on_system_and_user() {
        assertThat(DataFolder.standard("Linux", "root", "/root", Map.of())).hasToString("/var/lib/lanet-agent");
        assertThat(DataFolder.standard("Linux", "ana", "/home/ana", Map.of()))
                .hasToString("/home/ana/.local/share/lanet-agent");
        assertThat(DataFolder.standard("Windows 11", "SYSTEM", "x", Map.of("ProgramData", "P")))
                .isEqualTo(Path.of("P", "LANET", "Agent"));
    }

    private static QueuedTicket ticket(String subject) {
        return new QueuedTicket(
                new NewTicket(subject, "desde ayer", null, "alta", "agente", null, null, null, true, null), List.of());
    }
}
