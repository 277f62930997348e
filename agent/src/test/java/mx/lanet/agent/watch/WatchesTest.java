package mx.lanet.agent.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.MachineStatus.VolumeStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchesTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private Watches watches = new Watches(Messages.in(Locale.ENGLISH));
    private final List<AlertReport> told = new ArrayList<>();
    private List<Duration> lastTold = List.of();
    private final Machine machine = new Machine();
    private Settings settings;
    private Duration elapsed = Duration.ZERO;

    /** What the machine is like now. */
    private static final class Machine {
        @Nullable
        Double cpu = 10.0;

        @Nullable
        Double temperature;

        @Nullable
        List<VolumeStatus> volumes = List.of();

        @Nullable
        List<ServiceStatus> services;

        @Nullable
        String antivirus;

        @Nullable
        Boolean restartPending;

        Duration clockOff = Duration.ZERO;

        MachineStatus status() {
            return new MachineStatus(
                    cpu,
                    20.0,
                    30.0,
                    0.1,
                    60L,
                    null,
                    "connected",
                    null,
                    antivirus,
                    temperature,
                    1,
                    2,
                    List.of(),
                    services,
                    volumes,
                    restartPending);
        }
    }

    @BeforeEach
    void usualSettings() throws Exception {
        settings = settings(Map.of());
    }

    private Settings settings(Map<String, String> own) throws Exception {
        return new SettingSource(DataFolder.open(folder.resolve("agent"), Map.of()), Map.of(), own).read();
    }

    /** A minute for each reading. */
    private void pass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            watches.read(machine.status(), machine.clockOff, settings, elapsed, START.plus(elapsed))
                    .forEach(change -> {
                        told.add(change.report());
                        lastTold = change.told();
                    });
            elapsed = elapsed.plus(MINUTE);
        }
    }

    @Test
    void what_lasts_is_told_once_and_its_end_under_the_same_id() {
        machine.cpu = 92.0;
        pass(5);
        assertThat(told).isEmpty();
        pass(20);
        AlertReport raised = told.getFirst();
        assertThat(told).hasSize(1);
        assertThat(raised.type()).isEqualTo("cpu");
        assertThat(raised.severity()).isEqualTo("warning");
        assertThat(raised.message()).isEqualTo("CPU at 92 % (threshold 90 %)");
        assertThat(raised.recoveredAt()).isNull();

        machine.cpu = 50.0;
        pass(5);

        assertThat(told).hasSize(2);
        assertThat(told.getLast().alertId()).isEqualTo(raised.alertId());
        assertThat(told.getLast().raisedAt()).isEqualTo(raised.raisedAt());
        assertThat(told.getLast().recoveredAt()).isEqualTo(START.plus(Duration.ofMinutes(27)));
    }

    @Test
    void a_short_peak_is_not_told_and_a_reading_just_below_ends_nothing() {
        machine.cpu = 99.0;
        pass(4);
        machine.cpu = 10.0;
        pass(1);
        machine.cpu = 99.0;
        pass(4);
        assertThat(told).isEmpty();

        pass(3);
        machine.cpu = 86.0;
        pass(60);
        assertThat(told).hasSize(1);
    }

    @Test
    void what_comes_and_goes_all_day_is_told_a_few_times_and_stays_open() {
        for (int round = 0; round < 60; round++) {
            machine.cpu = 95.0;
            pass(6);
            machine.cpu = 10.0;
            pass(4);
        }

        assertThat(told.stream().filter(report -> report.recoveredAt() == null)).hasSize(3);
        assertThat(told.getLast().recoveredAt()).isNull();
        pass(31);
        assertThat(told.getLast().recoveredAt()).isNotNull();
    }

    @Test
    void what_comes_and_goes_is_counted_over_a_restart_of_the_agent() {
        var key = Watches.Key.of("cpu").orElseThrow();
        watches.wasKnown(key, null, List.of(Duration.ofMinutes(-50), Duration.ofMinutes(-20)));
        machine.cpu = 95.0;
        pass(6);
        machine.cpu = 10.0;
        pass(20);
        assertThat(told).singleElement().satisfies(report -> assertThat(report.recoveredAt())
                .isNull());
        var open = watches.open().get(key);

        watches = new Watches(Messages.in(Locale.ENGLISH));
        watches.wasKnown(key, open, List.of(Duration.ofMinutes(-50), Duration.ofMinutes(-20), Duration.ofMinutes(5)));
        pass(20);
        assertThat(told).hasSize(1);
        pass(12);

        assertThat(told.getLast().recoveredAt()).isNotNull();
        assertThat(lastTold).isEmpty();
    }

    @Test
    void what_decides_is_known_before() {
        assertThat(watches.nextDecision(elapsed)).isEmpty();
        machine.cpu = 95.0;
        pass(1);
        assertThat(watches.nextDecision(elapsed)).contains(Duration.ofMinutes(5));
        pass(5);
        assertThat(lastTold).containsExactly(Duration.ofMinutes(5));
        assertThat(watches.nextDecision(elapsed)).isEmpty();

        machine.cpu = 10.0;
        pass(1);
        assertThat(watches.nextDecision(elapsed)).contains(Duration.ofMinutes(8));
        machine.cpu = null;
        pass(20);
        assertThat(watches.nextDecision(elapsed)).isEmpty();
    }

    @Test
    void each_volume_is_watched_by_itself_and_one_that_is_taken_out_is_over() {
        machine.volumes = List.of(volume("/", 95), volume("/var", 50), volume("/media/usb", 99));
        pass(10);
        assertThat(told).extracting(AlertReport::subject).containsExactly("/", "/media/usb");
        assertThat(told).extracting(AlertReport::severity).containsExactly("warning", "critical");

        machine.volumes = List.of(volume("/", 95), volume("/var", 95));
        pass(10);

        assertThat(told.subList(2, told.size()))
                .extracting(AlertReport::subject, report -> report.recoveredAt() != null)
                .containsExactlyInAnyOrder(tuple("/media/usb", true), tuple("/var", false));
    }

    @Test
    void what_gets_worse_is_news_once() {
        machine.volumes = List.of(volume("/", 92));
        pass(10);
        machine.volumes = List.of(volume("/", 98));
        pass(10);
        machine.volumes = List.of(volume("/", 93));
        pass(10);
        machine.volumes = List.of(volume("/", 98));
        pass(10);

        assertThat(told).extracting(AlertReport::severity).containsExactly("warning", "critical");
        assertThat(told.stream().map(AlertReport::alertId).distinct()).hasSize(2);
    }

    @Test
    void a_stopped_service_a_wrong_clock_a_pending_restart_heat_and_a_switched_off_antivirus_are_told()
            throws Exception {
        settings = settings(Map.of("monitoring.watched_services", "cups,sshd"));
        machine.services = List.of(new ServiceStatus("cups", "stopped"), new ServiceStatus("sshd", "running"));
        machine.clockOff = Duration.ofSeconds(-180);
        machine.restartPending = true;
        machine.temperature = 96.0;
        machine.antivirus = "disabled: ClamAV";
        pass(2);
        assertThat(told).extracting(AlertReport::type).containsExactly("clock", "service");
        assertThat(told.getLast().message()).isEqualTo("Service cups is not running");
        pass(8);
        assertThat(told)
                .extracting(AlertReport::type)
                .contains("temperature", "antivirus")
                .doesNotContain("restart");
        pass(72 * 60);
        assertThat(told.getLast().type()).isEqualTo("restart");
        assertThat(told).hasSize(5);
    }

    @Test
    void what_is_watched_no_more_is_over() throws Exception {
        settings = settings(Map.of("monitoring.watched_services", "cups"));
        machine.services = List.of(new ServiceStatus("cups", "stopped"));
        machine.cpu = 99.0;
        pass(10);
        settings = settings(Map.of("monitoring.alert_kinds", "disk,service"));
        machine.services = null;
        pass(4);

        assertThat(told).hasSize(4);
        assertThat(told.subList(2, 4)).allMatch(report -> report.recoveredAt() != null);
    }

    @Test
    void what_cannot_be_read_is_neither_wrong_nor_over() {
        machine.volumes = List.of(volume("/", 95));
        machine.cpu = 95.0;
        pass(10);
        machine.cpu = null;
        machine.volumes = List.of(volume("/", 95));
        pass(60);

        assertThat(told).hasSize(2);
    }

    @Test
    void an_alert_of_the_last_life_is_not_told_again_and_its_end_is() {
        var id = UUID.randomUUID();
        var raisedAt = START.minus(Duration.ofDays(1));
        var key = Watches.Key.of("disk./var").orElseThrow();
        watches.wasKnown(key, new Watches.Open(id, false, raisedAt), List.of());
        machine.volumes = List.of(volume("/var", 95));
        pass(10);
        assertThat(told).isEmpty();

        machine.volumes = List.of(volume("/var", 20));
        pass(4);

        assertThat(told).singleElement().satisfies(report -> {
            assertThat(report.alertId()).isEqualTo(id);
            assertThat(report.raisedAt()).isEqualTo(raisedAt);
            assertThat(report.recoveredAt()).isNotNull();
        });
    }

    @Test
    void a_machine_with_endless_volumes_is_watched_within_a_limit() {
        machine.volumes = IntStream.range(0, 2_000)
                .mapToObj(number -> volume("/mnt/" + number, 99))
                .toList();
        pass(10);

        assertThat(told).hasSize(500);
    }

    private static VolumeStatus volume(String mount, int used) {
        return new VolumeStatus(mount, 1_000, 1_000 - used * 10L);
    }
}
