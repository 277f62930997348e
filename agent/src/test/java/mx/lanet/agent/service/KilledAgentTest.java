package mx.lanet.agent.service;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mx.lanet.agent.service.ContractServer.Fault;
import mx.lanet.protocol.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program itself as a process, killed with -9 at the worst moment. */
class KilledAgentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path temp;

    private ContractServer server;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new ContractServer();
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        server.close();
    }

    @Test
    void a_ticket_whose_answer_was_never_read_is_made_once() throws Exception {
        assertThat(agent("--register", "LANET-550E-660E-AEB0F9", "--server", server.url())
                        .waitFor())
                .isZero();
        var stored = new CountDownLatch(1);
        server.faults.add(new Fault.HoldAfter(stored::countDown));
        var sender = agent("ticket", "--subject", "Sin red", "--description", "Desde hoy");
        assertThat(stored.await(30, TimeUnit.SECONDS)).isTrue();
        sender.destroyForcibly().waitFor();
        assertThat(server.ticketCount()).isEqualTo(1);

        var service = agent("run", "--set", "security.local_api_port=0");
        await().atMost(PATIENCE).until(() -> server.requestCount("/create-from-agent") == 2);
        await().atMost(PATIENCE).until(() -> server.heartbeats.size() > 0);

        assertThat(server.ticketCount()).isEqualTo(1);
        assertThat(agent("run").waitFor()).isEqualTo(4);
        var began = System.nanoTime();
        service.destroy();
        assertThat(service.waitFor()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_script_of_a_killed_agent_is_ended_and_told_and_never_begun_again() throws Exception {
        var pids = temp.resolve("pids");
        agent("--register", "LANET-550E-660E-AEB0F9", "--server", server.url()).waitFor();
        server.order(new Command(
                "a-mitad",
                "script",
                "echo $$ >> " + pids + "; setsid sleep 1000 & wait",
                "shell",
                List.of(),
                600,
                null,
                null,
                Instant.now().plusSeconds(600).toString()));
        var first = agent("run", "--set", "security.local_api_port=0");
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(pids) && Files.size(pids) > 1);
        long script = Long.parseLong(readString(pids).strip());
        first.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(script).map(ProcessHandle::isAlive)).contains(true);
        assertThat(server.results).isEmpty();

        agent("run", "--set", "security.local_api_port=0");
        await().atMost(Duration.ofSeconds(30)).until(() -> server.results.containsKey("a-mitad"));

        assertThat(server.result("a-mitad").path("status").asString()).isEqualTo("failed");
        assertThat(server.result("a-mitad").path("stderr").asString()).contains("no se sabe hasta dónde llegó");
        assertThat(pids).content().hasLineCount(1);
        await().atMost(PATIENCE)
                .until(() ->
                        ProcessHandle.of(script).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(temp.resolve("agent/run")).doesNotExist();
    }

    @Test
    void a_ticket_made_through_the_service_is_answered_with_its_number() throws Exception {
        assertThat(agent("run", "--register", "LANET-550E-660E-AEB0F9", "--server", server.url())
                        .isAlive())
                .isTrue();
        await().atMost(PATIENCE).until(() -> server.heartbeats.size() > 0);

        assertThat(agent("ticket", "--description", "¿Señal débil?").waitFor()).isZero();
        assertThat(agent("tickets", "--search", "ñ").waitFor()).isZero();

        assertThat(server.tickets.values()).singleElement().satisfies(ticket -> {
            assertThat(ticket.path("description").asString()).isEqualTo("¿Señal débil?");
            assertThat(ticket.path("priority").asString()).isEqualTo("media");
            assertThat(ticket.path("agent_auto_info")
                            .path("system_metrics")
                            .path("memory_usage")
                            .isNumber())
                    .isTrue();
        });
        assertThat(readString(temp.resolve("out.log"))).contains("Se creó el ticket TKT-000001.");
    }

    @Test
    void without_a_server_a_ticket_is_kept_and_said_so() throws Exception {
        assertThat(agent("--register", "LANET-550E-660E-AEB0F9", "--server", server.url())
                        .waitFor())
                .isZero();
        server.close();

        assertThat(agent("ticket", "--description", "Sin servidor").waitFor()).isZero();

        assertThat(readString(temp.resolve("out.log"))).contains("queda guardado aquí");
    }

    @Test
    void wrong_use_is_told_with_its_own_code() throws Exception {
        assertThat(agent("--register", "nonsense", "--server", server.url()).waitFor())
                .isEqualTo(2);
        assertThat(agent("--register", "LANET-550E-660E-AEB0F9", "--server", "ftp://x")
                        .waitFor())
                .isEqualTo(2);
        assertThat(agent("run").waitFor()).isEqualTo(3);
        assertThat(agent("ticket", "--description", "x", "--priority", "urgent").waitFor())
                .isEqualTo(2);
        assertThat(agent("--test", "--server", server.url()).waitFor()).isEqualTo(1);
        assertThat(readString(temp.resolve("out.log")))
                .contains("Este equipo no está registrado", "Debe verse como LANET-");
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
        command.addAll(List.of("--data", temp.resolve("agent").toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(new File(temp.toFile(), "out.log")));
        builder.environment().put("LANG", "es_MX.UTF-8");
        builder.environment().remove("LC_ALL");
        var process = builder.start();
        processes.add(process);
        return process;
    }
}
