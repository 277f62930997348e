package mx.lanet.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.agent.collect.MachineLists;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.run.Outcome.Status;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.Json;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.ProcessList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The short works, with real processes, programs and packets where the machine is not changed by them. */
@EnabledOnOs(OS.LINUX)
class WorksTest {
    private static final Messages MESSAGES = Messages.in(Locale.ENGLISH);
    private final MachineLists lists = new MachineLists();

    @TempDir
    private Path temp;

    @Test
    void a_process_that_was_listed_is_ended() throws Exception {
        var process = new ProcessBuilder("/bin/sleep", "1000").start();
        var listed = new ListWork(AgentClock.system(), MESSAGES, lists::processes);
        var list = Json.WIRE.readValue(done(listed, "list_processes").stdout(), ProcessList.class);
        var facts = list.processes().stream()
                .filter(p -> p.pid() == process.pid())
                .findFirst()
                .orElseThrow();
        var work = new EndProcessWork(MESSAGES, lists::process);
        var started = String.valueOf(facts.startedAt());
        var earlier = String.valueOf(Instant.parse(started).minusSeconds(60));

        assertThat(facts.name()).isEqualTo("sleep");
        assertThat(facts.user()).isEqualTo(System.getProperty("user.name"));
        assertThat(done(work, "end_process", pid(process), started, "vim").status())
                .isEqualTo(Status.REFUSED);
        assertThat(done(work, "end_process", pid(process), earlier, "sleep").status())
                .isEqualTo(Status.REFUSED);
        assertThat(process.isAlive()).isTrue();
        assertThat(done(work, "end_process", pid(process), started, "sleep").status())
                .isEqualTo(Status.SUCCEEDED);
        assertThat(process.waitFor(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void the_agent_does_not_end_itself() throws Exception {
        var own = Long.toString(ProcessHandle.current().pid());
        var work = new EndProcessWork(MESSAGES, lists::process);

        assertThat(done(work, "end_process", own, Instant.now().toString(), "java")
                        .status())
                .isEqualTo(Status.REFUSED);
        assertThat(done(work, "end_process", "1", Instant.now().toString(), "init")
                        .status())
                .isEqualTo(Status.REFUSED);
        assertThat(done(work, "end_process", "x").status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void magic_packets_go_to_every_network() throws Exception {
        try (var neighbour = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            neighbour.setSoTimeout(5_000);
            var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), neighbour.getLocalPort());
            var work = new WakeWork(MESSAGES, () -> List.of(target));

            var outcome = done(work, "wake_on_lan", "00:1A:2b:3c-4d:5F", "001122334455");

            assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
            var packet = new DatagramPacket(new byte[200], 200);
            neighbour.receive(packet);
            assertThat(packet.getLength()).isEqualTo(102);
            assertThat(packet.getData()).startsWith(255, 255, 255, 255, 255, 255, 0, 0x1A, 0x2B, 0x3C, 0x4D, 0x5F, 0);
        }
        assertThat(done(new WakeWork(MESSAGES, List::of), "wake_on_lan", "nonsense")
                        .status())
                .isEqualTo(Status.REFUSED);
    }

    @Test
    void a_restart_is_left_to_the_system_with_a_warning_that_is_one_argument() throws Exception {
        var said = temp.resolve("said");
        var shutdown = program("shutdown", "for a in \"$@\"; do echo \"[$a]\" >> " + said + "; done");
        var work = new PowerWork(new SystemProgram(temp, MESSAGES), MESSAGES, Optional.of(shutdown));

        assertThat(done(work, "restart_machine", "90", "Guarda tu \"trabajo\";\n$(reboot)")
                        .status())
                .isEqualTo(Status.SUCCEEDED);
        assertThat(said).hasContent("[-r]\n[+2]\n[--]\n[Guarda tu 'trabajo'; $(reboot)]");
        assertThat(PowerWork.linux(true, 0, "")).containsExactly("-P", "now");
        assertThat(PowerWork.windows(false, 90, "¡Adiós!"))
                .containsExactly("/r", "/t", "90", "/d", "p:0:0", "/c", "¡Adiós!");
        assertThat(done(work, "restart_machine", "-1", "").status()).isEqualTo(Status.REFUSED);
        assertThat(done(work, "restart_machine", "soon", "").status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void services_are_named_as_one_argument_and_never_our_own() throws Exception {
        var work = new ServiceWork(new SystemProgram(temp, MESSAGES), MESSAGES);

        assertThat(ServiceWork.systemd(Path.of("/usr/bin/systemctl"), "cron", "restart"))
                .containsExactly("/usr/bin/systemctl", "--no-ask-password", "restart", "--", "cron.service");
        assertThat(done(work, "control_service", "lanet-agent", "stop").stderr())
                .contains("own service");
        assertThat(done(work, "control_service", "-H evil", "stop").status()).isEqualTo(Status.REFUSED);
        assertThat(done(work, "control_service", "cron", "mask").status()).isEqualTo(Status.REFUSED);
    }

    @Test
    void updates_are_installed_in_three_steps_that_ask_nobody() throws Exception {
        var dpkg = program("dpkg", "echo \"dpkg $*\"");
        var apt = program(
                "apt-get",
                """
                echo "apt-get $* $DEBIAN_FRONTEND"
                case "$*" in *upgrade) echo "7 upgraded, 1 newly installed, 0 to remove and 2 not upgraded." ;; esac
                """);
        var mark = Files.createFile(temp.resolve("reboot-required"));
        var work = updates(apt, dpkg, true, mark);

        var outcome = done(work, "install_updates");

        assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(outcome.stdout().lines()).first().asString().startsWith("dpkg ");
        assertThat(outcome.stdout())
                .contains("update noninteractive", "--with-new-pkgs upgrade noninteractive", "--force-confold")
                .contains("7 packages upgraded, 1 newly installed, 2 held back.")
                .endsWith("The machine has to be restarted for it.");
    }

    @Test
    void updates_that_fail_say_where() throws Exception {
        var dpkg = program("dpkg", "exit 0");
        var apt = program("apt-get", "echo 'Err:1 sin red' ; echo 'E: señal' >&2; exit 100");

        var outcome = done(updates(apt, dpkg, true, temp.resolve("none")), "install_updates");

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.exitCode()).isEqualTo(100);
        assertThat(outcome.stderr()).isEqualTo("E: señal\n");
        assertThat(done(updates(apt, dpkg, false, temp), "install_updates").status())
                .isEqualTo(Status.REFUSED);
    }

    private UpdatesWork updates(Path apt, Path dpkg, boolean root, Path mark) {
        var tools = new UpdatesWork.Tools(Optional.of(apt), Optional.of(dpkg), root, mark);
        return new UpdatesWork(new SystemProgram(temp, MESSAGES), MESSAGES, tools);
    }

    private Path program(String name, String script) throws IOException {
        var path = Files.writeString(temp.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(path.toFile().setExecutable(true)).isTrue();
        return path;
    }

    private static String pid(Process process) {
        return Long.toString(process.pid());
    }

    private static Outcome done(Work work, String type, String... arguments) throws Exception {
        var command = new Command("c-" + type, type, null, null, List.of(arguments), 60, null, null, null);
        return work.run(command, new Ongoing(command, Instant.now()));
    }
}
