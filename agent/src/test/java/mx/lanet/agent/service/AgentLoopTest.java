package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mx.lanet.agent.service.ContractServer.Fault;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings.Origin;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Outbox.Kind;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentLoopTest {
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
    void an_hour_has_about_sixty_heartbeats() {
        bench.live(Duration.ofHours(1));

        assertThat(bench.server.heartbeats).hasSizeBetween(55, 66);
        assertThat(bench.server
                        .heartbeats
                        .getFirst()
                        .path("status")
                        .path("logged_users")
                        .get(0)
                        .asString())
                .isEqualTo("ana");
    }

    @Test
    void while_somebody_works_at_the_machine_it_reports_as_soon_as_the_server_asks() {
        bench.live(MINUTE);
        int before = bench.server.heartbeats.size();
        bench.server.nextSeconds = 5;
        bench.live(Duration.ofMinutes(3));
        int attended = bench.server.heartbeats.size() - before;
        bench.server.nextSeconds = 60;
        bench.live(Duration.ofMinutes(10));

        assertThat(attended).isBetween(24, 37);
        assertThat(bench.server.heartbeats.size() - before - attended).isBetween(8, 13);
    }

    @Test
    void a_jump_of_the_wall_clock_changes_nothing_in_the_rhythm() {
        bench.live(Duration.ofMinutes(10));
        bench.clock.jump(Duration.ofDays(-30));
        bench.live(Duration.ofMinutes(10));

        assertThat(bench.server.heartbeats).hasSizeBetween(17, 23);
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
    void missed_heartbeats_are_told_and_not_sent_later() {
        bench.live(MINUTE);
        int before = bench.server.heartbeats.size();
        for (int i = 0; i < 10_000; i++) {
            bench.server.faults.add(new Fault.CutBefore());
        }
        bench.live(Duration.ofMinutes(30));
        bench.server.faults.clear();
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.heartbeats.size() - before).isBetween(3, 12);
        assertThat(bench.server.logs)
                .singleElement()
                .satisfies(line -> assertThat(line.path("message").asString()).contains("No contact"));
    }

    @Test
    void a_server_that_asks_for_time_gets_it() {
        bench.live(MINUTE);
        int before = bench.server.requests.size();
        bench.server.faults.add(new Fault.Status(503, "600"));
        bench.live(Duration.ofSeconds(90));
        assertThat(bench.server.faults).isEmpty();

        bench.live(Duration.ofMinutes(8));
        assertThat(bench.server.requests).hasSizeBetween(before, before + 1);

        bench.live(Duration.ofMinutes(6));
        assertThat(bench.server.requests.size()).isGreaterThan(before + 1);
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
        assertThat(bench.outbox.ticketRefusal(bad)).isEqualTo("400 not this one");
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
    void a_token_is_renewed_before_it_expires() throws IOException {
        bench.live(Duration.ofHours(20));

        assertThat(bench.server.requestCount("/token/refresh")).isEqualTo(1);
        assertThat(bench.server.nonces).isEmpty();
        assertThat(Identity.read(bench.folder).orElseThrow().agentToken())
                .isEqualTo(bench.session.identity().agentToken());
    }

    @Test
    void a_machine_that_was_off_for_weeks_comes_back_by_its_key() throws IOException {
        bench.clock.pass(Duration.ofDays(40));
        bench.server.validTokens.clear();
        bench.openTicket("De vuelta de vacaciones");

        bench.live(MINUTE);

        assertThat(bench.server.nonces).hasSize(1);
        assertThat(bench.server.heartbeats).isNotEmpty();
        assertThat(bench.server.tickets).hasSize(1);
    }

    @Test
    void a_token_that_the_server_forgot_is_replaced_once_per_call() {
        bench.server.validTokens.clear();
        bench.server.publicKey = AgentKey.generate().publicText();
        bench.live(Duration.ofSeconds(3));
        long refused = bench.server.requestCount("/token/refresh");
        assertThat(refused).isBetween(1L, 10L);
        assertThat(bench.loop.line().isDown()).isTrue();

        bench.live(Duration.ofMinutes(30));

        assertThat(bench.server.requestCount("/token/refresh")).isLessThan(160);
    }

    @Test
    void settings_of_the_server_hold_at_once_and_after_a_restart() throws IOException {
        bench.server.configUpdates.put("heartbeat_interval", 10);
        bench.live(MINUTE);
        int before = bench.server.heartbeats.size();
        bench.live(Duration.ofMinutes(5));
        assertThat(bench.server.heartbeats.size() - before).isBetween(26, 34);

        var value = new SettingSource(bench.folder, Map.of(), Map.of()).read().value(Setting.HEARTBEAT_INTERVAL);
        assertThat(value.text()).isEqualTo("10");
        assertThat(value.origin()).isEqualTo(Origin.SERVER);
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

    @Test
    void a_machine_in_quarantine_reports_in_and_keeps_the_rest() throws IOException {
        bench.server.pending = true;
        bench.session.setPending(true);
        bench.openTicket("¿Ya puedo?");
        bench.live(Duration.ofMinutes(5));

        assertThat(bench.server.heartbeats).hasSizeGreaterThan(3);
        assertThat(bench.server.tickets).isEmpty();
        assertThat(bench.outbox.size()).isPositive();

        bench.server.pending = false;
        bench.live(Duration.ofMinutes(2));

        assertThat(bench.server.tickets).hasSize(1);
        assertThat(Identity.read(bench.folder).orElseThrow().pending()).isFalse();
    }

    @Test
    void attachments_follow_their_ticket_once() throws IOException {
        bench.live(MINUTE);
        var identity = UUID.randomUUID();
        var desk = new TicketDesk(bench.folder, bench.outbox, bench.clock);
        var file = Files.writeString(temp.resolve("registro ñ.txt"), "contenido");
        desk.keepFile(identity, "../registro ñ.txt", Files.newInputStream(file));
        var request = new TicketDesk.Request(identity, "Con archivo", "Ver anexo", null, "alta", "ana");
        desk.open(identity, request, null, "PC-ANA", List.of());
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
