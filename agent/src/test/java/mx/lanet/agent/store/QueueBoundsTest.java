package mx.lanet.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.agent.store.Outbox.Limits;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.CommandResult;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.Heartbeat.PastStatus;
import mx.lanet.protocol.NewTicket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue's size: what makes room for what, and what is said of it. */
class QueueBoundsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final int KILOBYTES_20 = 20 << 10;

    @TempDir
    private Path temp;

    private DataFolder folder;
    private Database database;
    private Outbox outbox;

    @BeforeEach
    void open() throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
        database = Database.open(folder);
        outbox = new Outbox(database, new Limits(1_000, 1_000, KILOBYTES_20));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void events_and_then_readings_make_room_oldest_first_and_each_loss_is_counted() {
        for (int i = 0; i < 50; i++) {
            outbox.addLog(line(i), NOW.plusSeconds(i));
            outbox.addMetric(past(i), NOW.plusSeconds(i));
        }
        assertThat(outbox.gaps()).isEmpty();

        outbox.addResult("c1", result(12_000), NOW.plusSeconds(50));
        assertThat(outbox.waiting(Kind.METRIC, 100)).hasSize(50);
        outbox.addResult("c2", result(3_000), NOW.plusSeconds(51));
        outbox.addResult("c3", result(2_000), NOW.plusSeconds(52));

        assertThat(outbox.bytes()).isLessThanOrEqualTo(KILOBYTES_20);
        assertThat(outbox.waiting(Kind.RESULT, 10)).hasSize(3);
        assertThat(outbox.waiting(Kind.LOG, 100)).isEmpty();
        var metrics = outbox.waiting(Kind.METRIC, 100);
        assertThat(metrics).hasSizeBetween(1, 49).last().satisfies(m -> assertThat(m.body())
                .contains(NOW.plusSeconds(49).toString()));
        assertThat(outbox.gaps()).hasSize(2).allSatisfy(gap -> {
            assertThat(gap.why()).isEqualTo("size");
            assertThat(gap.from()).isEqualTo(NOW.toString());
        });
        assertThat(dropped("log")).isEqualTo(50);
        assertThat(dropped("metric")).isEqualTo(50 - metrics.size());
    }

    @Test
    void a_ticket_is_refused_rather_than_lost_when_the_queue_is_full_and_results_and_alerts_are_still_taken() {
        outbox.addTicket(UUID.randomUUID(), ticket(15_000), NOW);

        assertThatThrownBy(() -> outbox.addTicket(UUID.randomUUID(), ticket(8_000), NOW))
                .isInstanceOf(Outbox.Full.class);
        outbox.addResult("c1", result(9_000), NOW);
        outbox.addAlert(new AlertReport(UUID.randomUUID(), "cpu", "warning", "x", 90.0, 95.0, NOW), NOW);

        assertThat(outbox.waiting(Kind.TICKET, 10)).hasSize(1);
        assertThat(outbox.waiting(Kind.RESULT, 10)).hasSize(1);
        assertThat(outbox.waiting(Kind.ALERT, 10)).hasSize(1);
        assertThat(outbox.isOverfull()).isTrue();
    }

    @Test
    void a_gap_is_told_once_in_a_line_that_is_never_dropped_and_a_later_loss_is_another() {
        var small = new Outbox(database, Limits.ofCounts(10, 10));
        for (int i = 0; i < 25; i++) {
            small.addLog(line(i), NOW.plusSeconds(i));
        }
        assertThat(small.tellGaps(gap -> told(gap), NOW)).isEqualTo(1);
        assertThat(small.tellGaps(gap -> told(gap), NOW)).isZero();
        small.addLog(line(26), NOW.plusSeconds(26));

        assertThat(small.tellGaps(gap -> told(gap), NOW)).isEqualTo(1);

        assertThat(small.waiting(Kind.GAP, 10))
                .extracting(Outbox.Item::body)
                .satisfiesExactly(first -> assertThat(first).contains("15 log"), second -> assertThat(second)
                        .contains("1 log"));
    }

    @Test
    void on_a_full_disk_readings_become_a_gap_and_an_alert_takes_the_reserve() throws SQLException, IOException {
        database.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("small.db"))) {
            var reserve = Files.write(temp.resolve("reserve"), new byte[10]);
            var small = Database.over(connection, reserve);
            var queue = new Outbox(small, Limits.ofCounts(10_000, 10_000));
            Schema.execute(connection, "PRAGMA synchronous=OFF");
            var pages = page(connection);
            for (int i = 0; i < 1_000; i++) {
                queue.addMetric(past(i), NOW.plusSeconds(i));
            }
            assertThat(small.trouble()).isEqualTo(StoreException.Trouble.FULL);
            assertThat(reserve).exists();
            assertThatThrownBy(() -> queue.addResult("big", result(60_000), NOW))
                    .isInstanceOf(StoreException.class);
            assertThat(reserve).doesNotExist();

            Schema.execute(connection, "PRAGMA max_page_count=" + (pages + 10_000));
            queue.addResult("big", result(60_000), NOW);
            queue.addMetric(past(3_000), NOW.plusSeconds(3_000));

            assertThat(small.trouble()).isEqualTo(StoreException.Trouble.FULL);
            small.renewReserve();
            assertThat(small.trouble()).isNull();
            int kept = queue.waiting(Kind.METRIC, 10_000).size();
            assertThat(queue.gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.why()).isEqualTo("disk");
                assertThat(gap.dropped()).isEqualTo(1_001 - kept);
            });
        }
        open();
    }

    private static int page(java.sql.Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA page_count")) {
            int pages = rows.getInt(1);
            statement.execute("PRAGMA max_page_count=" + (pages + 12));
            return pages;
        }
    }

    @Test
    void what_was_stamped_by_a_wrong_clock_gets_its_true_time_once_the_server_has_told_it() {
        var wrong = Instant.parse("2019-01-01T00:00:00Z");
        outbox.whileUnsure(() -> Duration.ofMinutes(10));
        outbox.addAlert(new AlertReport(UUID.randomUUID(), "cpu", "warning", "x", 90.0, 95.0, wrong), wrong);
        outbox.addResult("c1", new CommandResult("succeeded", 0, "2019-01-01", null, false, wrong, wrong, null), wrong);

        outbox.correctStamps(NOW, Duration.ofMinutes(15));

        var right = NOW.minus(Duration.ofMinutes(5)).toString();
        assertThat(outbox.waiting(Kind.ALERT, 1).getFirst().body()).contains("\"raised_at\":\"" + right);
        assertThat(outbox.waiting(Kind.RESULT, 1).getFirst().body())
                .contains("\"started_at\":\"" + right, "\"stdout\":\"2019-01-01\"");
    }

    @Test
    void the_queue_of_an_older_version_is_taken_over_whole() throws Exception {
        database.close();
        Files.delete(folder.database());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.database());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE outbox (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL CHECK"
                    + " (kind IN ('result','ticket','attachment','alert','inventory','log')), identity TEXT NOT NULL"
                    + " UNIQUE, body TEXT NOT NULL, queued_at TEXT NOT NULL, refusal TEXT)");
            statement.execute("CREATE INDEX outbox_by_kind ON outbox (kind, refusal, seq)");
            statement.execute("CREATE TABLE gap (kind TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL, "
                    + "dropped INTEGER NOT NULL)");
            statement.execute("INSERT INTO outbox (seq, kind, identity, body, queued_at) VALUES (7, 'ticket', 'x',"
                    + " '{\"ticket\":{\"description\":\"Sin red\"},\"files\":[]}', '" + NOW + "')");
        }

        open();
        outbox.addMetric(past(1), NOW);

        assertThat(outbox.waiting(Kind.TICKET, 10)).singleElement().satisfies(item -> {
            assertThat(item.seq()).isEqualTo(7);
            assertThat(item.body()).contains("Sin red");
        });
        assertThat(outbox.sizes()).containsOnlyKeys("ticket", "metric");
    }

    private int dropped(String kind) {
        return outbox.gaps().stream()
                .filter(gap -> gap.kind().equals(kind))
                .mapToInt(Gaps.Gap::dropped)
                .sum();
    }

    private static LogLine told(Gaps.Gap gap) {
        return new LogLine(NOW, "WARN", gap.dropped() + " " + gap.kind());
    }

    private static LogLine line(int i) {
        return new LogLine(NOW.plusSeconds(i), "INFO", "line " + i);
    }

    private static PastStatus past(int i) {
        return new PastStatus(NOW.plusSeconds(i), 10.0, 20.0, 30.0, null, null);
    }

    private static CommandResult result(int bytes) {
        return new CommandResult("succeeded", 0, "x".repeat(bytes), null, false, NOW, NOW, null);
    }

    private static QueuedTicket ticket(int bytes) {
        var text = "x".repeat(bytes);
        return new QueuedTicket(
                new NewTicket("Sin red", text, null, "alta", "agente", null, null, null, true, null), List.of());
    }
}
