package mx.lanet.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.FolderLock;
import org.jspecify.annotations.Nullable;

/**
 * One agent on a machine, whatever its folder: a second one would run each script beside the first one's. It holds for the
 * machine's own agent, which has the standard folder or was started by a service manager. One that a person starts by hand
 * with a folder of its own is for trying things out, as is one without the rights to the machine's place.
 */
final class MachineLock {
    /** Another place of the lock, for tests and packages. */
    static final String VARIABLE = "LANET_AGENT_MACHINE_LOCK";

    private MachineLock() {}

    /** Where it is; empty for an agent that it does not hold for. */
    static Optional<Path> place(Map<String, String> environment, @Nullable Path named) {
        var other = environment.getOrDefault(VARIABLE, "");
        if (!other.isBlank()) {
            return Optional.of(Path.of(other));
        }
        boolean ownFolder = named != null
                || !environment.getOrDefault("LANET_AGENT_DATA", "").isBlank();
        boolean service = !environment.getOrDefault("NOTIFY_SOCKET", "").isBlank();
        return ownFolder && !service ? Optional.empty() : standard(environment);
    }

    private static Optional<Path> standard(Map<String, String> environment) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return Optional.of(
                    DataFolder.standard("Windows", "", "", environment).resolveSibling("agent-of-machine.lock"));
        }
        var run = Path.of("/run");
        return "root".equals(System.getProperty("user.name")) && Files.isWritable(run)
                ? Optional.of(run.resolve("lanet-agent.lock"))
                : Optional.empty();
    }

    /** Empty when another agent has it. */
    static Optional<AutoCloseable> tryTake(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.of(() -> {})
                : FolderLock.tryTake(file.get()).map(lock -> lock);
    }
}
