package mx.lanet.agent.service;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Identity;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The real service of an agent, with the contract's server behind it: for tests of what people see of it. */
public final class RunningAgent implements AutoCloseable {
    private final ContractServer server = new ContractServer();
    private final DataFolder folder;
    private volatile MachineStatus status = reading(12.0, 48.0, 63.0);
    private @Nullable AgentService service;
    private @Nullable Thread running;

    private RunningAgent(Path temp) throws IOException {
        folder = DataFolder.open(temp.resolve("agent"), Map.of());
    }

    /** One whose data stand below this folder. */
    public static RunningAgent start(Path temp) throws IOException {
        var agent = new RunningAgent(temp);
        agent.startService();
        return agent;
    }

    public void startService() throws IOException {
        var started = AgentService.open(
                folder,
                identity(),
                new SettingSource(
                        folder, Map.of(), Map.of("security.local_api_port", "0", "heartbeat.interval_seconds", "1")),
                Map.of(),
                new AgentService.Sources(
                        (watched, pending) -> status,
                        (asset, now, timeout) -> new Inventory(asset, now, null, null, List.of(), null, Map.of()),
                        () -> List.of("ERROR spooler: sin papel")),
                Messages.in(Locale.of("es", "MX")));
        service = started;
        running = Thread.ofPlatform().daemon().start(started::run);
    }

    public void stopService() throws IOException, InterruptedException {
        var ending = Objects.requireNonNull(service);
        ending.stop(Duration.ofSeconds(5));
        Objects.requireNonNull(running).join();
        ending.close();
        service = null;
    }

    /** Where people's programs find it. */
    public DeskFolder desk() {
        return DeskFolder.of(folder, Map.of());
    }

    public Path data() {
        return folder.path();
    }

    /** Nobody answers the agent any more, or somebody does again. */
    public void cutLine(boolean cut) {
        server.away = cut;
    }

    /** What the server has of requests for help. */
    public List<JsonNode> tickets() {
        synchronized (server) {
            return List.copyOf(server.tickets.values());
        }
    }

    /** The files that came with them, as they were sent. */
    public List<byte[]> attachments() {
        synchronized (server) {
            return List.copyOf(server.attachments.values());
        }
    }

    /** What the server answers under a path from now on. */
    public void answers(String path, Object body) {
        server.answers.put(path, body);
    }

    /** What people did with tickets, as {@code path body}. */
    public List<String> acts() {
        return List.copyOf(server.acts);
    }

    /** What the server sets with the next heartbeat. */
    public void set(String key, Object value) {
        synchronized (server) {
            server.configUpdates.put(key, value);
        }
    }

    /** Orders it with the server's signature; it comes with the next heartbeat, until its result is there. */
    public void order(Command command) {
        server.order(command);
    }

    /** The result that the server has; nothing while it has none. */
    public JsonNode result(String commandId) {
        return server.result(commandId);
    }

    /** The client's logo at the server from now on. */
    public void logo(byte[] picture, String sha256) {
        server.logo = picture;
        set("brand_logo", sha256);
    }

    /** How the machine is from now on. */
    public void is(MachineStatus now) {
        status = now;
    }

    /** A reading of these percentages. */
    public static MachineStatus reading(double cpu, double memory, double disk) {
        return new MachineStatus(
                cpu,
                memory,
                disk,
                1.5,
                93_000L,
                Instant.now().minusSeconds(93_000),
                "connected",
                4,
                "active",
                51.0,
                214,
                1_890,
                List.of("ana"),
                List.of(),
                List.of(
                        new MachineStatus.VolumeStatus("/", 256L << 30, 95L << 30),
                        new MachineStatus.VolumeStatus("/home", 512L << 30, 301L << 30)),
                false);
    }

    private Identity identity() {
        return new Identity(
                server.url(),
                ContractServer.ASSET,
                UUID.fromString("550e8400-e29b-41d4-a716-446655440001"),
                null,
                "Cafe Mexico S.A. de C.V.",
                "Oficina Principal CDMX",
                Instant.now(),
                server.commandKey.publicText(),
                false,
                server.issueToken(Duration.ofHours(24)));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (service != null) {
            stopService();
        }
        server.close();
    }
}
