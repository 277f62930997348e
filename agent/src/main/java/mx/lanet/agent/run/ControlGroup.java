package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A control group of Linux (version 2) below the agent's own, where root may make one. Nobody leaves it by detaching. */
record ControlGroup(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(ControlGroup.class);
    private static final Path OWN = Path.of("/proc/self/cgroup");
    private static final List<Path> MOUNTS = List.of(Path.of("/sys/fs/cgroup"), Path.of("/sys/fs/cgroup/unified"));

    /** Null where the agent may not make any: an ordinary user, or a container. */
    static @Nullable ControlGroup make(String commandId) {
        try {
            var folder = own(Files.readString(OWN)).resolve("lanet-run-" + commandId);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
            }
            return Files.isWritable(folder.resolve("cgroup.procs")) ? new ControlGroup(folder) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Path own(String cgroups) throws IOException {
        var path = cgroups.lines()
                .filter(line -> line.startsWith("0::/"))
                .map(line -> line.substring("0::/".length()))
                .findFirst()
                .orElseThrow(() -> new IOException("no control group of version 2"));
        for (var mount : MOUNTS) {
            if (Files.isRegularFile(mount.resolve("cgroup.controllers"))) {
                return mount.resolve(path);
            }
        }
        throw new IOException("control groups of version 2 are not mounted");
    }

    /** Who writes its number here belongs to it. */
    Path entrance() {
        return folder.resolve("cgroup.procs");
    }

    List<Long> members() {
        try {
            return Files.readAllLines(entrance()).stream().map(Long::valueOf).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.atDebug().log("a control group stays: {}", e.getMessage());
        }
    }
}
