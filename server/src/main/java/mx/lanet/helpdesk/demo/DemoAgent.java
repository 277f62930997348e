package mx.lanet.helpdesk.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.shared.DataFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Joins this very machine with the real agent program, as a child process that ends with the server. */
@Component
@Profile("demo")
class DemoAgent {
    private static final Logger LOG = LoggerFactory.getLogger(DemoAgent.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> command;
    private final Path folder;
    private final DemoMachine machine;
    private final Environment environment;
    private @Nullable Process running;
    private boolean closing;

    /** The script is {@code ./lanet}; empty means that no agent is wanted. */
    DemoAgent(
            @Value("${lanet.demo.agent-script:}") String script,
            DataFolder data,
            DemoMachine machine,
            Environment environment) {
        this.command = script.isBlank() ? List.of() : List.of(script, "agent");
        this.folder = data.root().resolve("agent");
        this.machine = machine;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (!command.isEmpty()) {
            Thread.ofPlatform().name("demo-agent").daemon().start(this::joinAndRun);
        }
    }

    private void joinAndRun() {
        try {
            Files.createDirectories(folder);
            endTheOneBefore();
            if (!Files.exists(folder.resolve("agent_config.json"))) {
                register();
            }
            run();
        } catch (IOException e) {
            LOG.warn("This machine's agent could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a kill -9 of the server its agent lives on, and would hold the folder. */
    private void endTheOneBefore() throws IOException, InterruptedException {
        Path pidFile = folder.resolve("demo-agent.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> before = ProcessHandle.of(
                        Long.parseLong(Files.readString(pidFile).strip()))
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(folder.toString()))
                        .orElse(false));
        if (before.isPresent()) {
            before.get().destroy();
            before.get()
                    .onExit()
                    .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .exceptionally(late -> {
                        before.get().destroyForcibly();
                        return before.get();
                    })
                    .join();
        }
    }

    private void register() throws IOException, InterruptedException {
        String address = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        Process registration = begin("--register", DemoData.TOKEN, "--server", address, "--data", folder.toString());
        if (!registration.waitFor(1, TimeUnit.MINUTES) || registration.exitValue() != 0) {
            registration.destroyForcibly();
            LOG.warn("This machine's agent could not register; see {}", folder.resolve("demo-agent.log"));
        } else {
            machine.give();
        }
    }

    private synchronized void run() throws IOException {
        if (closing) {
            return;
        }
        Process agent = begin("run", "--data", folder.toString());
        Files.writeString(folder.resolve("demo-agent.pid"), Long.toString(agent.pid()));
        running = agent;
    }

    private Process begin(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        ProcessBuilder agent = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("demo-agent.log").toFile()));
        // What it tells of stands among the demonstration's tickets, whose people speak Spanish.
        agent.environment().putIfAbsent("LANET_AGENT_LOGGING_LANGUAGE", "es");
        return agent.start();
    }

    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        closing = true;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
