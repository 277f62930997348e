package mx.lanet.agent.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.agent.collect.SystemdUnits.Watched;
import mx.lanet.protocol.MachineStatus.ServiceStatus;

/**
 * What the kernel shows of watched services: a path for the process of one that runs, a path for the control group of one
 * that has none. To look whether these are still there costs next to nothing, to ask systemd costs a process.
 */
final class ServiceSigns {
    private final Path root;
    private final Map<String, Path> groups = new HashMap<>();
    private volatile Map<Path, Boolean> seen = Map.of();

    /** How systemd is asked. */
    interface Question {
        List<Watched> ask() throws IOException, InterruptedException;
    }

    /** @param root of all paths, which is / but for tests */
    ServiceSigns(Path root) {
        this.root = root;
    }

    /** What systemd says, and from then on {@link #differ} tells whether it would say otherwise. */
    List<ServiceStatus> asked(List<String> names, Question systemd) throws IOException, InterruptedException {
        groups.keySet().retainAll(names);
        // Before the question: what begins while it is answered differs from what was there.
        var before = new HashMap<String, Boolean>();
        names.forEach(name -> before.put(name, Files.exists(group(name))));
        var units = systemd.ask();
        var now = new HashMap<Path, Boolean>();
        for (var unit : units) {
            var name = unit.status().name();
            if (unit.mainPid() > 0) {
                now.put(root.resolve("proc/" + unit.mainPid()), true);
            } else {
                now.put(group(name), before.getOrDefault(name, false));
            }
            if (!unit.controlGroup().isEmpty()) {
                groups.put(name, inGroups(unit.controlGroup().substring(1)));
            }
        }
        seen = Map.copyOf(now);
        return units.stream().map(Watched::status).toList();
    }

    private Path group(String name) {
        return groups.getOrDefault(name, inGroups("system.slice/" + name + ".service"));
    }

    private Path inGroups(String group) {
        return root.resolve("sys/fs/cgroup").resolve(group);
    }

    /** Whether a process has ended or a group has come since; any thread. */
    boolean differ() {
        return seen.entrySet().stream().anyMatch(sign -> Files.exists(sign.getKey()) != sign.getValue());
    }
}
