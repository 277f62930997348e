package mx.lanet.agent.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mx.lanet.protocol.MachineStatus.ServiceStatus;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;

/** Parses what systemctl says about services. */
final class SystemdUnits {
    /** Asks for what is loaded: unit, load, active, sub, description. */
    static final List<String> LOADED = List.of(
            "systemctl", "list-units", "--type=service", "--all", "--plain", "--no-legend", "--no-pager", "--full");

    /** Asks for what is installed: unit, state, preset. */
    static final List<String> INSTALLED =
            List.of("systemctl", "list-unit-files", "--type=service", "--no-legend", "--no-pager", "--full");

    private static final String SUFFIX = ".service";

    private SystemdUnits() {}

    /** Both lists as one, by name: what is installed but not loaded is stopped. */
    static List<ServiceFacts> services(String loaded, String installed) {
        var startups = startups(installed);
        var found = new HashMap<String, ServiceFacts>();
        for (var line : loaded.split("\n", -1)) {
            var fields = line.strip().split("\\s+", 5);
            if (fields.length >= 4 && fields[0].endsWith(SUFFIX) && !fields[1].equals("not-found")) {
                var name = name(fields[0]);
                var description = fields.length == 5 ? Known.orNull(fields[4]) : null;
                found.put(name, new ServiceFacts(name, status(fields[2]), startups.get(name), description));
            }
        }
        startups.forEach(
                (name, startup) -> found.computeIfAbsent(name, n -> new ServiceFacts(n, "stopped", startup, null)));
        return new TreeSet<>(found.keySet())
                .stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Map<String, @Nullable String> startups(String installed) {
        var found = new HashMap<String, @Nullable String>();
        for (var line : installed.split("\n", -1)) {
            var fields = line.strip().split("\\s+", -1);
            // A template (name@.service) is no service until somebody makes one of it.
            if (fields.length >= 2 && fields[0].endsWith(SUFFIX) && !fields[0].endsWith("@.service")) {
                found.put(name(fields[0]), startup(fields[1]));
            }
        }
        return found;
    }

    private static String name(String unit) {
        return unit.substring(0, unit.length() - SUFFIX.length());
    }

    private static String status(String active) {
        return switch (active) {
            case "active", "reloading", "activating" -> "running";
            default -> "stopped";
        };
    }

    private static @Nullable String startup(String state) {
        return switch (state) {
            case "enabled", "enabled-runtime", "alias" -> "automatic";
            case "static", "indirect", "generated", "transient", "linked", "linked-runtime" -> "manual";
            case "disabled", "masked", "masked-runtime" -> "disabled";
            default -> null;
        };
    }

    /**
     * A service that is watched.
     *
     * @param mainPid its process, or 0 when it has none
     * @param controlGroup where it runs, such as {@code /system.slice/cron.service}; empty while it does not
     */
    record Watched(ServiceStatus status, long mainPid, String controlGroup) {}

    /** Asks how some services are: a block of lines for each. */
    static List<String> asking(List<String> names) {
        var command = new ArrayList<>(
                List.of("systemctl", "show", "--property=Names,ActiveState,MainPID,ControlGroup", "--"));
        command.addAll(names);
        return command;
    }

    /** Those of the services that the answer tells of, in the order asked. A service may have several names. */
    static List<Watched> watched(List<String> names, String output) {
        var byName = new HashMap<String, Map<String, String>>();
        for (var block : output.split("\n\n", -1)) {
            var said = block.lines()
                    .map(line -> line.split("=", 2))
                    .filter(line -> line.length == 2)
                    .collect(Collectors.toMap(line -> line[0], line -> line[1].strip(), (first, second) -> first));
            for (var name : said.getOrDefault("Names", "").split(" ", -1)) {
                byName.put(name, said);
            }
        }
        var found = new ArrayList<Watched>();
        for (var name : names) {
            var said = byName.getOrDefault(name + SUFFIX, byName.getOrDefault(name, Map.of()));
            if (said.containsKey("ActiveState")) {
                found.add(new Watched(
                        new ServiceStatus(name, status(said.getOrDefault("ActiveState", ""))),
                        Long.parseLong(said.getOrDefault("MainPID", "0")),
                        said.getOrDefault("ControlGroup", "")));
            }
        }
        return found;
    }
}
