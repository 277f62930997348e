package mx.lanet.agent.collect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
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

    /** What {@code systemctl is-active a b c} answers, a line each, in the order asked. */
    static List<ServiceStatus> watched(List<String> names, String output) {
        var lines = output.split("\n", -1);
        var found = new ArrayList<ServiceStatus>();
        for (int i = 0; i < names.size() && i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                found.add(new ServiceStatus(names.get(i), status(lines[i].strip())));
            }
        }
        return found;
    }
}
