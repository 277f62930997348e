package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.service.ContractServer.Fault;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.protocol.AlertReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and watching hand to the agent arrives once each, whatever breaks. */
class AgentDeliveryTest {
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
    void a_ticket_that_was_stored_before_the_line_broke_is_not_made_twice() throws IOException {
        bench.live(MINUTE);
        var identity = bench.openTicket("La impresora no imprime");
        bench.server.faults.add(new Fault.CutAfter());

        bench.round();
        assertThat(bench.outbox.ticketNumber(identity)).isNull();
        bench.live(Duration.ofMinutes(3));

        assertThat(bench.server.tickets).containsOnlyKeys(identity.toString());
        assertThat(bench.server.requestCount("/create-from-agent")).isEqualTo(2);
        assertThat(bench.outbox.ticketNumber(identity)).isEqualTo("TKT-000001");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void tickets_and_alerts_of_ten_minutes_without_a_server_arrive_once_each() throws IOException {
        bench.live(MINUTE);
        for (int i = 0; i < 400; i++) {
            bench.server.faults.add(new Fault.CutBefore());
        }
        bench.openTicket("Sin correo");
        bench.cpu = 95;
        bench.live(Duration.ofMinutes(7));
        bench.openTicket("Sin red");
        bench.live(Duration.ofMinutes(3));
        assertThat(bench.server.tickets).isEmpty();
        bench.crash();
        bench.server.faults.clear();
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.tickets).hasSize(2);
        assertThat(bench.server.alerts).hasSize(1);
        assertThat(bench.server.alerts.values().iterator().next().path("type").asString())
                .isEqualTo("cpu");
        assertThat(bench.outbox.size()).isZero();
    }

    @Test
    void what_is_wrong_between_two_rare_heartbeats_is_told_at_once_and_its_end_also_by_the_next_life()
            throws IOException {
        bench.server.configUpdates.put("heartbeat_interval", 3_600);
        bench.server.configUpdates.put("alert_after", 0);
        bench.live(Duration.ofMinutes(3));
        int before = bench.server.heartbeats.size();
        bench.cpu = 95;
        bench.live(Duration.ofMinutes(2));
        assertThat(bench.server.alerts).hasSize(1);
        assertThat(bench.server.heartbeats.size() - before).isBetween(1, 2);

        bench.crash();
        bench.cpu = 10;
        bench.live(Duration.ofMinutes(6));

        var reports = bench.server.heartbeats.stream()
                .flatMap(heartbeat -> heartbeat.path("alerts").valueStream())
                .toList();
        assertThat(bench.server.alerts).hasSize(1);
        assertThat(reports).hasSize(2);
        assertThat(reports.getLast().path("alert_id"))
                .isEqualTo(reports.getFirst().path("alert_id"));
        assertThat(reports.getFirst().has("recovered_at")).isFalse();
        assertThat(reports.getLast().has("recovered_at")).isTrue();
    }

    @Test
    void a_page_of_a_gate_is_no_acknowledgement() throws IOException {
        bench.live(MINUTE);
        bench.openTicket("Sin internet");
        bench.server.faults.add(new Fault.Page());
        bench.round();
        assertThat(bench.server.tickets).isEmpty();

        bench.live(Duration.ofMinutes(3));
        assertThat(bench.server.tickets).hasSize(1);
    }

    @Test
    void a_refused_ticket_is_kept_with_its_reason_and_stops_no_other() throws IOException {
        bench.server.poison.add("malo");
        bench.live(MINUTE);
        var bad = bench.openTicket("malo");
        bench.openTicket("bueno");
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.tickets).hasSize(1);
        assertThat(bench.outbox.ticketRefusal(bad)).isEqualTo("not this one");
        assertThat(bench.server.requestCount("/create-from-agent")).isEqualTo(2);
    }

    @Test
    void an_alert_that_the_server_never_takes_does_not_make_the_machine_look_offline() {
        var poison = alert();
        bench.server.poison.add(poison.alertId().toString());
        bench.outbox.addAlert(poison, bench.clock.now());
        for (int i = 0; i < 5; i++) {
            bench.outbox.addAlert(alert(), bench.clock.now());
        }

        bench.live(Duration.ofMinutes(3));

        assertThat(bench.server.alerts).hasSize(5);
        assertThat(bench.server.heartbeats).hasSizeGreaterThan(2);
        assertThat(bench.outbox.waiting(Kind.ALERT, 10)).isEmpty();
    }

    @Test
    void attachments_follow_their_ticket_once() throws IOException {
        bench.live(MINUTE);
        var identity = UUID.randomUUID();
        var desk = new TicketDesk(bench.folder, bench.outbox, bench.clock);
        var file = Files.writeString(temp.resolve("registro ñ.txt"), "contenido");
        desk.keepFile(identity, "../registro ñ.txt", Files.newInputStream(file));
        var request = new Help.Request(identity, "Con archivo", "Ver anexo", null, "alta", "ana", null);
        desk.open(identity, request, "ana", TicketDesk.Facts.of("PC-ANA"));
        bench.server.faults.addAll(List.of(new Fault.CutAfter()));
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.tickets).hasSize(1);
        assertThat(bench.server.attachments).hasSize(1);
        assertThat(new String(bench.server.attachments.values().iterator().next(), StandardCharsets.UTF_8))
                .contains("filename=\"registro ñ.txt\"", "contenido");
        assertThat(bench.folder.attachments().resolve(identity.toString())).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9})
    void whatever_breaks_each_ticket_and_alert_arrives_once(long seed) throws IOException {
        var random = new Random(seed);
        try (var storm = new Bench(temp, seed)) {
            for (int i = 0; i < 20; i++) {
                for (int f = random.nextInt(6); f > 0; f--) {
                    storm.server.faults.add(fault(random));
                }
                storm.openTicket("t" + i);
                storm.outbox.addAlert(alert(), storm.clock.now());
                storm.live(Duration.ofSeconds(random.nextInt(120)));
                if (random.nextInt(4) == 0) {
                    storm.crash();
                }
            }
            storm.server.faults.clear();
            storm.live(Duration.ofMinutes(10));

            assertThat(storm.server.tickets).hasSize(20);
            assertThat(storm.server.tickets.values().stream()
                            .map(t -> t.path("subject").asString()))
                    .doesNotHaveDuplicates();
            assertThat(storm.server.alerts).hasSize(20);
            assertThat(storm.outbox.waiting(Kind.TICKET, 10)).isEmpty();
        }
    }

    private static Fault fault(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Fault.CutBefore();
            case 1 -> new Fault.CutAfter();
            case 2 -> new Fault.Status(503, "3");
            case 3 -> new Fault.Status(429, "2");
            case 4 -> new Fault.Status(401, "");
            default -> new Fault.Page();
        };
    }

    private AlertReport alert() {
        return new AlertReport(UUID.randomUUID(), "disk", "warning", "Disco", 90.0, 95.0, bench.clock.now());
    }
}
