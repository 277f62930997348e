package mx.lanet.agent.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.agent.collect.StatusSource;
import mx.lanet.agent.service.ContractServer.Fault;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings.Origin;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Its rhythm, its identity and its settings. */
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
    void a_call_of_the_server_is_followed_at_once_and_a_flood_of_them_twice_a_second() {
        bench.live(MINUTE);
        int before = bench.server.heartbeats.size();

        for (int i = 0; i < 1_000; i++) {
            bench.loop.checkNow();
            bench.live(Duration.ofMillis(10));
        }

        assertThat(bench.server.heartbeats.size() - before).isBetween(17, 22);
    }

    @Test
    void the_machine_is_read_at_once_when_something_shows_and_told_of_when_it_has_lasted() {
        bench.live(MINUTE);
        bench.cpu = 95;
        bench.loop.lookNow();
        bench.live(Duration.ofSeconds(299));
        assertThat(bench.server.alerts).isEmpty();
        bench.live(Duration.ofSeconds(2));
        assertThat(bench.server.alerts).hasSize(1);
    }

    @Test
    void what_comes_and_goes_is_told_three_times_an_hour_however_often_the_agent_is_begun_anew() throws IOException {
        for (int i = 0; i < 5; i++) {
            bench.cpu = 95;
            bench.live(Duration.ofMinutes(6));
            bench.crash();
            bench.cpu = 10;
            bench.live(Duration.ofMinutes(4));
            bench.crash();
        }

        assertThat(bench.server.alerts).hasSize(3);
    }

    @Test
    void a_watched_service_that_is_gone_is_a_reason_to_read_and_ever_less_of_one_when_no_reading_explains_it() {
        var reads = new AtomicInteger();
        var service = new StatusSource() {
            boolean gone = true;

            @Override
            public MachineStatus read(List<String> watchedServices, @Nullable Integer pendingUpdates) {
                return bench.status();
            }

            @Override
            public boolean differs() {
                return gone;
            }
        };
        var keeper = new ServiceKeeper(service, reads::incrementAndGet, new CountDownLatch(1));

        assertThat(List.of(keeper.ask(), keeper.ask(), keeper.ask()))
                .containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2));
        service.gone = false;
        assertThat(keeper.ask()).isEqualTo(Duration.ofMillis(500));
        assertThat(reads).hasValue(3);
    }

    @Test
    void a_jump_of_the_wall_clock_changes_nothing_in_the_rhythm() {
        bench.live(Duration.ofMinutes(10));
        bench.clock.jump(Duration.ofDays(-30));
        bench.live(Duration.ofMinutes(10));

        assertThat(bench.server.heartbeats).hasSizeBetween(17, 23);
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
}
