package mx.lanet.helpdesk.asset.internal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.VersionOrder;
import org.jspecify.annotations.Nullable;

/** What changed between two inventories of a machine. */
public final class InventoryDifference {
    /** A machine that was installed anew has thousands; nobody reads more of them. */
    static final int MOST = 2000;

    private static final int LONGEST = 1000;

    private static final Map<String, String> KINDS = Map.of(
            "ram", "memory",
            "disk", "disk",
            "motherboard", "board",
            "bios_version", "board",
            "serial_number", "board",
            "manufacturer", "board",
            "model", "board",
            "last_user", "user",
            "ip_address", "ip");

    private record Key(String name, String version) {
        static Key of(Program program) {
            return new Key(program.name(), program.version());
        }
    }

    private InventoryDifference() {}

    /** Installed, removed and upgraded programs: an old version that went where a new one came is an upgrade. */
    public static List<Change> programs(List<Program> before, List<Program> after, Instant at) {
        Map<String, Deque<String>> gone = versionsWithout(before, after);
        Map<String, Deque<String>> come = versionsWithout(after, before);
        List<Change> changes = new ArrayList<>();
        come.forEach((name, versions) -> {
            Deque<String> old = gone.getOrDefault(name, new ArrayDeque<>());
            versions.forEach(version -> changes.add(
                    old.isEmpty()
                            ? new Change(at, "installed", name, "", version)
                            : newer(at, name, old.pop(), version)));
        });
        gone.forEach((name, versions) ->
                versions.forEach(version -> changes.add(new Change(at, "removed", name, version, ""))));
        return changes.size() > MOST ? List.copyOf(changes.subList(0, MOST)) : changes;
    }

    private static Change newer(Instant at, String name, String before, String after) {
        boolean older = VersionOrder.compare(after, before) < 0;
        return new Change(at, older ? "downgraded" : "upgraded", name, before, after);
    }

    /** Facts that are other ones now; what was not known before, and what is not told any more, is no change. */
    public static List<Change> facts(Map<String, Object> before, Map<String, Object> after, Instant at) {
        List<Change> changes = new ArrayList<>();
        for (String name : new TreeSet<>(before.keySet())) {
            String old = text(before.get(name));
            String now = text(after.get(name));
            if (!old.isEmpty() && !now.isEmpty() && !old.equals(now)) {
                changes.add(new Change(at, KINDS.getOrDefault(name, "changed"), name, old, now));
            }
        }
        return changes;
    }

    private static Map<String, Deque<String>> versionsWithout(List<Program> programs, List<Program> others) {
        Set<Key> known = others.stream().map(Key::of).collect(Collectors.toSet());
        Map<String, Deque<String>> versions = new LinkedHashMap<>();
        programs.stream()
                .filter(program -> !known.contains(Key.of(program)))
                .forEach(program -> versions.computeIfAbsent(program.name(), _ -> new ArrayDeque<>())
                        .add(program.version()));
        return versions;
    }

    private static String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
