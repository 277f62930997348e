package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The agent as it is shipped: a process with a folder of its own, which is killed and started again. */
final class RealAgent implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Programs programs;
    private final Path folder;
    private final String proxy;
    private final UUID assetId;
    private volatile @Nullable Process process;
    private volatile boolean killed;
    private int lives;

    private RealAgent(Programs programs, Path folder, String proxy, UUID assetId) {
        this.programs = programs;
        this.folder = folder;
        this.proxy = proxy;
        this.assetId = assetId;
    }

    /** Joins at the server itself; everything later goes through the proxy. */
    static RealAgent join(Programs programs, Path folder, String server, String proxy)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        RealAgent fresh = new RealAgent(programs, folder, proxy, new UUID(0, 0));
        int code = fresh.run(List.of("--register", ServerProcess.TOKEN, "--server", server));
        Path identity = folder.resolve("identity.json");
        if (code != 0 || !Files.exists(identity)) {
            throw new IOException("an agent could not join; see " + fresh.output());
        }
        String id = JsonMapper.shared()
                .readTree(Files.readString(identity))
                .path("asset_id")
                .asString("");
        return new RealAgent(programs, folder, proxy, UUID.fromString(id));
    }

    UUID assetId() {
        return assetId;
    }

    Path folder() {
        return folder;
    }

    /** Where scripts write that they ran. */
    Path runs() {
        return folder.resolveSibling(folder.getFileName() + "-runs.txt");
    }

    private Path output() {
        return folder.resolveSibling(folder.getFileName() + ".out");
    }

    synchronized void start() throws IOException {
        // In one life memory is always over its limit, in the next it never is: so alerts come and go.
        int memory = lives++ % 2 == 0 ? 1 : 100;
        killed = false;
        process = builder(List.of("run", "--set", "monitoring.memory_threshold=" + memory))
                .start();
    }

    /** Runs one of its commands to its end; the exit code, or -1 when it took too long. */
    int run(List<String> arguments) throws IOException, InterruptedException {
        Process command = builder(arguments).start();
        if (!command.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            command.destroyForcibly().waitFor();
            return -1;
        }
        return command.exitValue();
    }

    private ProcessBuilder builder(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--data", folder.toString()));
        if (!arguments.contains("--register")) {
            set(all, "server.url=" + proxy);
        }
        set(all, "server.connect_timeout_seconds=2");
        set(all, "server.read_timeout_seconds=4");
        set(all, "heartbeat.interval_seconds=1");
        set(all, "heartbeat.max_backoff_seconds=3");
        set(all, "monitoring.alert_after_seconds=0");
        set(all, "monitoring.disk_threshold=100");
        set(all, "monitoring.cpu_threshold=100");
        set(all, "security.local_api_port=0");
        return programs.agent(all)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    }

    private static void set(List<String> arguments, String setting) {
        arguments.add("--set");
        arguments.add(setting);
    }

    /** Starts it again when it has ended by itself, as the system's service manager does: not when it was killed here. */
    synchronized void superviseOnce() throws IOException {
        Process running = process;
        if (running != null && !killed && !running.isAlive()) {
            start();
        }
    }

    /** With -9, at whatever moment of its work. */
    void kill() throws InterruptedException {
        killed = true;
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** Whether it lives. */
    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void close() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
        }
    }
}
