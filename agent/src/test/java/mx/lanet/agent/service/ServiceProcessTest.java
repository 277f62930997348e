package mx.lanet.agent.service;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mx.lanet.agent.store.FolderLock;
import mx.lanet.protocol.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program itself as a service: how it begins, hangs, runs out of disk and ends, and with which code. */
@EnabledOnOs(OS.LINUX)
class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private ContractServer server;
    private String machineLock = "";
    private Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final List<Path> mounts = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new ContractServer();
        folder = temp.resolve("agent");
    }

    @AfterEach
    void stop() throws Exception {
        processes.forEach(Process::destroyForcibly);
        for (var process : processes) {
            process.waitFor();
        }
        for (var mount : mounts) {
            system("umount", mount.toString());
        }
        server.close();
    }

    @Test
    void a_heartbeat_that_never_ends_ends_the_service_with_its_own_code_and_the_next_life_says_so() throws Exception {
        join();
        try (var drip = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> dripForEver(drip));

            var hung = agent(
                    "run",
                    "--server",
                    "http://127.0.0.1:" + drip.getLocalPort(),
                    "--set",
                    "heartbeat.watchdog_seconds=3");

            assertThat(hung.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(hung.exitValue()).isEqualTo(6);
            assertThat(readString(folder.resolve("agent.hung"))).contains("heartbeats", "HttpLink");
        }
        agent("run");
        await().atMost(PATIENCE).until(() -> server.logs.stream()
                .anyMatch(line -> line.path("message").asString().contains("colgada")));
        assertThat(folder.resolve("agent.hung")).doesNotExist();
    }

    // An answer of one byte each 200 ms: no time-out of a read ever strikes.
    private static void dripForEver(ServerSocket drip) {
        try (Socket one = drip.accept()) {
            var out = one.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (IOException | InterruptedException e) {
            // The agent is gone.
        }
    }

    @Test
    void in_the_middle_of_a_script_and_of_a_call_it_stops_within_ten_seconds_and_nothing_runs_on() throws Exception {
        join();
        var pid = temp.resolve("pid");
        server.order(new Command(
                "lento",
                "script",
                "echo $$ > " + pid + "; sleep 1000 & wait",
                "shell",
                List.of(),
                600,
                null,
                null,
                Instant.now().plusSeconds(600).toString()));
        var service = agent("run", "--set", "heartbeat.interval_seconds=1");
        await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 1);
        for (int i = 0; i < 50; i++) {
            server.faults.add(new ContractServer.Fault.HoldAfter(() -> {}));
        }
        int before = server.heartbeats.size();
        await().atMost(PATIENCE).until(() -> server.heartbeats.size() > before);

        var began = System.nanoTime();
        service.destroy();

        assertThat(service.waitFor()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        long script = Long.parseLong(readString(pid).strip());
        assertThat(ProcessHandle.of(script).filter(ProcessHandle::isAlive)).isEmpty();
        server.faults.clear();
        agent("run");
        await().atMost(PATIENCE).until(() -> server.results.containsKey("lento"));
        assertThat(server.result("lento").path("status").asString()).isEqualTo("failed");
    }

    @Test
    void its_webhooks_collect_and_ask_once_its_owner_has_switched_them_on() throws Exception {
        join();
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        agent("run", "--set", "webhook.enabled=true", "--set", "webhook.port=" + port);
        await().atMost(PATIENCE).until(() -> !server.inventories.isEmpty());
        var key = readString(folder.resolve("webhook.key"));
        int before = server.inventories.size();

        assertThat(webhook(port, "collect", "wrong")).isEqualTo(401);
        assertThat(webhook(port, "collect", key)).isEqualTo(200);
        assertThat(webhook(port, "update", key)).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> server.inventories.size() > before);
        await().atMost(PATIENCE).until(() -> server.requestCount("/api/updates/check") > 0);
    }

    @Test
    void its_page_is_opened_by_a_pass_that_the_command_prints() throws Exception {
        join();
        assertThat(agent("dashboard", "--print").waitFor()).isEqualTo(1);
        agent("run");
        await().atMost(PATIENCE).until(() -> !server.heartbeats.isEmpty());

        assertThat(agent("dashboard", "--print").waitFor()).isZero();

        var address = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/)#pass=([0-9a-f]{64})")
                .matcher(readString(temp.resolve("out.log")));
        assertThat(address.find()).isTrue();
        var connection = (HttpURLConnection)
                URI.create(address.group(1) + "enter").toURL().openConnection();
        connection.setDoOutput(true);
        connection
                .getOutputStream()
                .write(("{\"pass\":\"" + address.group(2) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(connection.getResponseCode()).isEqualTo(200);
    }

    private static int webhook(int port, String verb, String key) throws IOException {
        var url =
                URI.create("http://127.0.0.1:" + port + "/api/webhook/" + verb).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Authorization", "Bearer " + key);
        return connection.getResponseCode();
    }

    @Test
    void a_second_one_on_the_same_folder_is_told_who_has_it() throws Exception {
        join();
        var first = agent("run");
        await().atMost(PATIENCE).until(() -> !server.heartbeats.isEmpty());

        assertThat(agent("run").waitFor()).isEqualTo(4);

        assertThat(readString(temp.resolve("out.log"))).contains("(proceso " + first.pid() + ")");
    }

    @Test
    void another_folder_makes_no_second_agent_of_the_machine() throws Exception {
        var lock = temp.resolve("machine.lock");
        machineLock = lock.toString();
        try (var first = FolderLock.tryTake(lock).orElseThrow()) {
            assertThat(first).isNotNull();

            assertThat(agent("run").waitFor()).isEqualTo(4);
        }

        assertThat(readString(temp.resolve("out.log")))
                .contains("Ya hay un agente (proceso " + ProcessHandle.current().pid() + ") en este equipo");
    }

    @Test
    void on_a_disk_that_is_full_it_reports_in_and_says_so_and_recovers_by_itself() throws Exception {
        var small = mounted("size=40m");
        folder = small.resolve("agent");
        join();
        var service = agent(
                "run",
                "--set",
                "heartbeat.interval_seconds=1",
                "--set",
                "monitoring.metrics_interval_seconds=10",
                "--set",
                "logging.send_to_backend=true");
        await().atMost(PATIENCE).until(() -> !server.heartbeats.isEmpty());
        var ballast = small.resolve("ballast");
        fill(ballast);

        await().atMost(PATIENCE).until(() -> said("está lleno"));
        int before = server.heartbeats.size();
        await().atMost(PATIENCE).until(() -> server.heartbeats.size() > before + 2);
        int code = agent("ticket", "--description", "¿Con el disco lleno?").waitFor();
        var told = readString(temp.resolve("out.log"));
        assertThat(code == 0 ? told.contains("Se creó el ticket") : told.contains("NO SE GUARDÓ"))
                .isTrue();
        assertThat(service.isAlive()).isTrue();

        Files.delete(ballast);
        await().atMost(PATIENCE).until(() -> said("vuelve a guardar todo"));
        assertThat(agent("ticket", "--description", "Otra vez con espacio").waitFor())
                .isZero();
        await().atMost(PATIENCE).until(() -> server.ticketCount() == (code == 0 ? 2 : 1));
        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("agent.reserve")));
    }

    private boolean said(String words) {
        return List.copyOf(server.logs).stream()
                .anyMatch(line -> line.path("message").asString().contains(words));
    }

    private static void fill(Path ballast) throws IOException {
        var block = new byte[64 << 10];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // Full, as wanted.
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_named_with_a_code_of_its_own() throws Exception {
        var small = mounted("size=8m");
        folder = small.resolve("agent");
        join();
        assumeTrue(system("mount", "-o", "remount,ro", small.toString()) == 0, "nothing may be mounted here");

        assertThat(agent("run").waitFor()).isEqualTo(5);

        assertThat(readString(temp.resolve("out.log"))).contains("No se puede usar la carpeta del agente");
        assertThat(agent("config").waitFor()).isZero();
    }

    private Path mounted(String options) throws Exception {
        var place = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                system("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString()) == 0,
                "SKIPPED: a small disk can be mounted only as root, outside of most containers");
        mounts.add(place);
        return place;
    }

    private static int system(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private void join() throws Exception {
        assertThat(agent("--register", "LANET-550E-660E-AEB0F9", "--server", server.url())
                        .waitFor())
                .isZero();
    }

    private Process agent(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "mx.lanet.agent.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(temp.toFile(), "out.log")));
        builder.environment().put("LANG", "es_MX.UTF-8");
        builder.environment().put("LANET_AGENT_SECURITY_LOCAL_API_PORT", "0");
        builder.environment().put("LANET_AGENT_MACHINE_LOCK", machineLock);
        builder.environment().remove("LC_ALL");
        var process = builder.start();
        processes.add(process);
        return process;
    }
}
