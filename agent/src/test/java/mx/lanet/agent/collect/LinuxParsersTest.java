package mx.lanet.agent.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import mx.lanet.agent.collect.Volumes.Volume;
import mx.lanet.protocol.Inventory.LocalUser;
import mx.lanet.protocol.Inventory.Monitor;
import mx.lanet.protocol.Inventory.Printer;
import mx.lanet.protocol.MachineStatus.VolumeStatus;
import org.junit.jupiter.api.Test;
import oshi.hardware.PhysicalMemory;

class LinuxParsersTest {
    private static final ZoneId MEXICO = ZoneId.of("America/Mexico_City");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void people_and_root_are_users_and_services_are_not() {
        var passwd =
                """
                root:x:0:0:root:/root:/bin/bash
                daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
                ana:x:1000:1000:Ana Peña,,,:/home/ana:/bin/bash
                ventas:x:1001:1001::/home/ventas:/usr/sbin/nologin
                nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
                broken
                """;
        var group = "root:x:0:\nsudo:x:27:ana,luis\nventas:x:1001:\n";

        assertThat(LinuxAccounts.of(passwd, group))
                .containsExactly(
                        new LocalUser("root", "root", true, true),
                        new LocalUser("ana", "Ana Peña", true, true),
                        new LocalUser("ventas", null, false, false));
    }

    @Test
    void printers_of_cups_are_told_without_passwords() {
        var output =
                """
                scheduler is running
                device for HP_LaserJet: ipp://ana:secreto@10.1.1.40/ipp/print
                device for Etiquetas: usb://Zebra/ZD420?serial=50J
                system default destination: HP_LaserJet
                """;

        assertThat(Printers.cups(output))
                .containsExactly(
                        new Printer("HP_LaserJet", null, "ipp://10.1.1.40/ipp/print", true),
                        new Printer("Etiquetas", null, "usb://Zebra/ZD420?serial=50J", false));
        assertThat(Printers.cups("scheduler is running\nno system default destination\n"))
                .isEmpty();
        assertThat(Printers.cups("scheduler is not running\n")).isNull();
    }

    @Test
    void a_monitor_tells_its_name_serial_and_year() {
        // In the shape of a Dell U2412M's.
        var edid = Base64.getDecoder()
                .decode(
                        "AP///////wAQrHygU0dWMSYWAQSlNCB4OuHlo1VNnSYQUFSlSwCBgKlA0QBxT4GAAQEBAQEBKDyAoHCwI0AwIDYABkQhAAAa"
                                + "AAAA/wBZTU0zSDI5NDFWR1MKAAAA/ABERUxMIFUyNDEyTQogAAAA/QAyPR5TEQAKICAgICAgAPQ=");

        assertThat(Edid.monitor(edid)).isEqualTo(new Monitor("DEL", "DELL U2412M", "YMM3H2941VGS", 2012));
        assertThat(Edid.monitor(new byte[0])).isNull();
        assertThat(Edid.monitor(new byte[128])).isNull();
    }

    @Test
    void clam_protects_while_its_daemon_runs_with_fresh_signatures() {
        var fresh = NOW.minusSeconds(3_600);
        var old = NOW.minusSeconds(8 * 86_400);

        assertThat(Antivirus.clam(false, false, null, NOW)).isEqualTo("none");
        assertThat(Antivirus.clam(true, true, fresh, NOW)).isEqualTo("active: ClamAV");
        assertThat(Antivirus.clam(true, true, old, NOW)).isEqualTo("outdated: ClamAV");
        assertThat(Antivirus.clam(true, true, null, NOW)).isEqualTo("outdated: ClamAV");
        assertThat(Antivirus.clam(true, false, fresh, NOW)).isEqualTo("disabled: ClamAV");
    }

    @Test
    void the_journal_is_told_once_for_each_complaint() {
        var output =
                """
                {"PRIORITY":"3","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"I/O error, dev sda","__REALTIME_TIMESTAMP":"1763726645000000"}
                {"PRIORITY":"4","SYSLOG_IDENTIFIER":"cupsd","MESSAGE":[73,109,112,114,101,115,105,243,110],"__REALTIME_TIMESTAMP":"1763726644000000"}
                {"PRIORITY":"3","SYSLOG_IDENTIFIER":"kernel","MESSAGE":"I/O error, dev sda","__REALTIME_TIMESTAMP":"1763726640000000"}
                {"PRIORITY":"2","_COMM":"app","MESSAGE":"línea 1\\nlínea 2","__REALTIME_TIMESTAMP":"1763726630000000"}
                {"PRIORITY":"3","MESSAGE":null,"__REALTIME_TIMESTAMP":"1763726630000000"}
                not json
                """;

        assertThat(MachineEvents.lines(Journal.events(output), MEXICO))
                .containsExactly(
                        "2025-11-21T06:04:05-06:00 ERROR kernel: I/O error, dev sda",
                        "2025-11-21T06:04:04-06:00 WARN cupsd: Impresión",
                        "2025-11-21T06:03:50-06:00 CRITICAL app: línea 1 línea 2");
    }

    @Test
    void events_are_bounded_in_length() {
        var line = new RecentEvent(NOW, "ERROR", "app", "😀".repeat(1_000)).line(MEXICO);

        assertThat(line).hasSizeLessThanOrEqualTo(400).endsWith("😀…");
    }

    @Test
    void updates_of_dnf_are_counted_without_what_they_replace() {
        var output =
                """

                bash.x86_64                    5.2.32-1.fc40                  updates
                tzdata.noarch                  2025a-1.fc40                   updates
                Obsoleting Packages
                old.x86_64                     2-1                            updates
                """;

        assertThat(DnfUpdates.pending(output)).isEqualTo(2);
        assertThat(DnfUpdates.pending("")).isZero();
    }

    @Test
    void memory_that_nobody_may_ask_about_is_not_said_to_be_missing() {
        var module = new PhysicalMemory("DIMM A", 8L << 30, 3_200_000_000L, "Samsung", "DDR4", "M471A1K43", "unknown");

        assertThat(HardwareParts.memory(List.of())).isNull();
        assertThat(HardwareParts.memory(List.of(module))).singleElement().satisfies(m -> {
            assertThat(m.speedMhz()).isEqualTo(3_200);
            assertThat(m.serial()).isNull();
        });
    }

    @Test
    void health_of_a_battery_is_a_whole_percent() {
        assertThat(HardwareParts.health(41_234, 50_000)).isEqualTo(82);
        assertThat(HardwareParts.health(51_000, 50_000)).isEqualTo(100);
        assertThat(HardwareParts.health(0, 50_000)).isNull();
    }

    @Test
    void a_machine_of_its_own_is_in_no_domain() {
        assertThat(MachineInventory.domainName("abarrotes.local", "PC-ANA")).isEqualTo("abarrotes.local");
        assertThat(MachineInventory.domainName("vm", "VM")).isNull();
        assertThat(MachineInventory.domainName("(none)", "vm")).isNull();
        assertThat(MachineInventory.domainName("", "vm")).isNull();
    }

    @Test
    void each_volume_that_matters_is_told_with_its_room() {
        var root = new Volume("/", "ext4", 1_000, 300, 250);
        var snap = new Volume("/snap/core/1", "squashfs", 100, 0, 0);

        assertThat(Volumes.statuses(List.of(root, snap))).containsExactly(new VolumeStatus("/", 1_000, 250));
    }

    @Test
    void a_firewall_that_lets_nothing_out_is_told_from_one_that_only_keeps_others_out() {
        var keepsOut =
                """
                table inet filter {
                  chain input { type filter hook input priority filter; policy drop; }
                  chain output { type filter hook output priority filter; policy accept; }
                }
                """;

        assertThat(LocalFirewall.linux(keepsOut)).isEqualTo(new LocalFirewall("nftables", true, false));
        assertThat(LocalFirewall.linux(keepsOut.replace("policy accept", "policy drop")))
                .isEqualTo(new LocalFirewall("nftables", true, true));
        assertThat(LocalFirewall.linux("-P INPUT DROP\n-P OUTPUT DROP\n").blocksOutgoing())
                .isTrue();
        assertThat(LocalFirewall.linux("")).isEqualTo(new LocalFirewall("nftables", false, false));
        assertThat(LocalFirewall.isUfwOn("LOGLEVEL=low\nENABLED=yes\n")).isTrue();
        assertThat(LocalFirewall.isUfwOn("ENABLED=no\n")).isFalse();
        assertThat(LocalFirewall.ufw("DEFAULT_OUTPUT_POLICY=\"REJECT\"\n").blocksOutgoing())
                .isTrue();
        assertThat(LocalFirewall.ufw("DEFAULT_OUTPUT_POLICY=\"ACCEPT\"\n").blocksOutgoing())
                .isFalse();
    }
}
