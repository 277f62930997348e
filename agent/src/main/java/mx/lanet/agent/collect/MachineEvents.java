package mx.lanet.agent.collect;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;

/** The last errors and warnings of the operating system's own log; a person waits, so it is given little time. */
public final class MachineEvents implements EventSource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 20;
    private final Platform platform = Platform.here();

    @Override
    public List<String> recent() {
        var found = new Collectors(PATIENCE).run("events", platform::events);
        return found == null ? List.of() : lines(found, ZoneId.systemDefault());
    }

    /** What repeats itself is told once, with the newest time. */
    static List<String> lines(List<RecentEvent> events, ZoneId zone) {
        var told = new HashSet<String>();
        return events.stream()
                .filter(e -> told.add(e.level() + e.source() + e.message()))
                .limit(MOST)
                .map(e -> e.line(zone))
                .toList();
    }
}
