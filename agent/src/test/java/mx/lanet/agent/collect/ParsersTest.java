package mx.lanet.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import mx.lanet.agent.collect.Volumes.Volume;
import mx.lanet.protocol.InstalledSoftware;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.ServiceFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsersTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");

    @Test
    void debian_packages_are_listed_without_removed_ones() {
        var output =
                """
                ii \tadduser\t3.134\tDebian Adduser Developers <adduser@packages.debian.org>\t1744675200\t688
                rc \told-kernel\t5.10\tDebian Kernel Team <k@debian.org>\t1600000000\t10
                ii \tespañol\t1:2.0~ñ\tJosé Núñez\t\t
                broken line
                """;

        assertThat(Packages.dpkg(output, MEXICO))
                .containsExactly(
                        new InstalledSoftware("adduser", "3.134", "Debian Adduser Developers", "2025-04-14", "704512"),
                        new InstalledSoftware("español", "1:2.0~ñ", "José Núñez", null, null));
    }

    @Test
    void rpm_packages_are_listed_without_signing_keys() {
        var output =
                """
                bash\t5.2.26-3.fc40\tFedora Project\t1713000000\t8412345
                gpg-pubkey\ta15b79cc-63d04c2c\t(none)\t1713000000\t0
                local-tool\t1-1\t(none)\t1713000000\t12
                """;

        assertThat(Packages.rpm(output, MEXICO))
                .containsExactly(
                        new InstalledSoftware("bash", "5.2.26-3.fc40", "Fedora Project", "2024-04-13", "8412345"),
                        new InstalledSoftware("local-tool", "1-1", null, "2024-04-13", "12"));
    }

    @Test
    void services_are_joined_from_what_is_loaded_and_what_is_installed() {
        var loaded =
                """
                cron.service loaded active running Regular background program processing daemon
                apache2.service loaded failed failed The Apache HTTP Server
                auditd.service not-found inactive dead auditd.service
                """;
        var installed =
                """
                apache2.service disabled enabled
                cron.service enabled enabled
                getty@.service enabled enabled
                rsync.service disabled enabled
                """;

        assertThat(SystemdUnits.services(loaded, installed))
                .containsExactly(
                        new ServiceFacts("apache2", "stopped", "disabled", "The Apache HTTP Server"),
                        new ServiceFacts(
                                "cron", "running", "automatic", "Regular background program processing daemon"),
                        new ServiceFacts("rsync", "stopped", "disabled", null));
    }

    @Test
    void watched_services_are_told_in_the_order_asked() {
        var said =
                """
                MainPID=0
                ControlGroup=
                Names=apache2.service
                ActiveState=failed

                MainPID=812
                ControlGroup=/system.slice/ssh.service
                Names=ssh.service sshd.service
                ActiveState=active
                """;

        assertThat(SystemdUnits.watched(List.of("sshd", "unknown", "apache2"), said))
                .containsExactly(
                        new SystemdUnits.Watched(
                                new ServiceStatus("sshd", "running"), 812, "/system.slice/ssh.service"),
                        new SystemdUnits.Watched(new ServiceStatus("apache2", "stopped"), 0, ""));
    }

    @Test
    void pending_updates_are_upgrades_only() {
        var dryRun =
                """
                NOTE: This is only a simulation!
                Inst libssl3 [3.0.11-1] (3.0.14-1 Debian:12.6/stable [amd64])
                Inst linux-image-6.1.0-22-amd64 (6.1.94-1 Debian:12.6/stable [amd64])
                Conf libssl3 (3.0.14-1 Debian:12.6/stable [amd64])
                """;

        assertThat(AptUpdates.pending(dryRun)).isEqualTo(1);
        assertThat(AptUpdates.isAutomatic("APT::Periodic::Unattended-Upgrade \"1\";\n"))
                .isTrue();
        assertThat(AptUpdates.isAutomatic("// APT::Periodic::Unattended-Upgrade \"1\";\n"))
                .isFalse();
        assertThat(AptUpdates.lastInstall("Start-Date: x\nEnd-Date: 2025-04-14  10:00:00\n", MEXICO))
                .isEqualTo("2025-04-14T10:00:00-06:00");
        assertThat(AptUpdates.lastInstall("", MEXICO)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "0",
                "00000000",
                "unknown",
                "To Be Filled By O.E.M.",
                "00:00:00:00:00:00",
                "...",
                "None"
            })
    void firmware_that_knows_nothing_is_not_believed(String text) {
        assertThat(Known.orNull(text)).isNull();
    }

    @Test
    void real_serials_are_believed() {
        assertThat(Known.orNull(" 5CG1234XYZ ")).isEqualTo("5CG1234XYZ");
        assertThat(Known.orNull("VMware-56 4d 2a")).isEqualTo("VMware-56 4d 2a");
    }

    @Test
    void machine_ids_of_images_identify_nothing() {
        assertThat(MachineId.checked("3d1219c7c4c5404aaa1f6d2a48adfda4\n"))
                .isEqualTo("3d1219c7c4c5404aaa1f6d2a48adfda4");
        assertThat(MachineId.checked("6B29FC40-CA47-1067-B31D-00DD010662DA"))
                .isEqualTo("6b29fc40-ca47-1067-b31d-00dd010662da");
        assertThat(MachineId.checked("uninitialized\n")).isNull();
        assertThat(MachineId.checked("00000000000000000000000000000000")).isNull();
        assertThat(MachineId.checked("03000200-0400-0500-0006-000700080009")).isNull();
        assertThat(MachineId.checked("")).isNull();
    }

    @Test
    void the_fullest_volume_counts_and_images_do_not() {
        var root = new Volume("/", "ext4", 1_000, 300, 250);
        var data = new Volume("/data", "xfs", 1_000, 100, 100);
        var snap = new Volume("/snap/core/1", "squashfs", 100, 0, 0);

        assertThat(Volumes.fullest(List.of(root, data, snap))).isEqualTo(90.0);
        assertThat(Volumes.fullest(List.of(root))).isEqualTo(73.7);
        assertThat(Volumes.fullest(List.of(snap))).isNull();
    }

    @Test
    void rates_come_from_two_moments() {
        var before = new Counters(Duration.ofSeconds(10), 100, 1_000, 1_000_000);
        var after = new Counters(Duration.ofSeconds(20), 150, 1_200, 13_500_000);

        assertThat(after.cpuPercentSince(before)).isEqualTo(25.0);
        assertThat(after.megabitsSince(before)).isEqualTo(10.0);
        assertThat(before.cpuPercentSince(after)).isNull();
        assertThat(before.megabitsSince(after)).isNull();
        assertThat(before.cpuPercentSince(before)).isNull();
    }

    @Test
    void memory_is_told_as_it_was_sold() {
        assertThat(MachineFacts.gigabytes(16_500_000_000L)).isEqualTo("16 GB");
        assertThat(MachineFacts.gigabytes(1L << 33)).isEqualTo("8 GB");
    }
}
