package mx.lanet.agent.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import mx.lanet.protocol.EventList;
import mx.lanet.protocol.ProcessFacts;
import mx.lanet.protocol.ProcessList;
import mx.lanet.protocol.ServiceFacts;
import mx.lanet.protocol.ServiceList;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem.ProcessSorting;

/** What a person who looks at this machine from afar asks for: its processes, services and events, as they are now. */
public final class MachineLists {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_NAME = 200;
    private final Platform platform = Platform.here();

    /** Those with the most memory first. */
    public ProcessList processes(Instant at) {
        var system = new SystemInfo().getOperatingSystem();
        var found = system.getProcesses(null, ProcessSorting.RSS_DESC, ProcessList.MOST).stream()
                .map(MachineLists::facts)
                .toList();
        return new ProcessList(at, found, Math.max(0, system.getProcessCount() - found.size()));
    }

    /** The process of this number, as {@link #processes} would list it. */
    public Optional<ProcessFacts> process(long pid) {
        var found = new SystemInfo().getOperatingSystem().getProcess((int) pid);
        return Optional.ofNullable(found).map(MachineLists::facts);
    }

    private static ProcessFacts facts(OSProcess process) {
        return new ProcessFacts(
                process.getProcessID(),
                Instant.ofEpochMilli(process.getStartTime()),
                clipped(process.getName()),
                Known.orNull(process.getUser()),
                Counters.rounded(100 * process.getProcessCpuLoadCumulative()),
                process.getResidentMemory());
    }

    /** Null when this machine has no means to tell, or did not tell in time. */
    public @Nullable ServiceList services(Instant at) {
        var all = new Collectors(PATIENCE).run("services", platform::services);
        return all == null
                ? null
                : new ServiceList(
                        at,
                        all.stream()
                                .limit(ServiceList.MOST)
                                .map(MachineLists::bounded)
                                .toList(),
                        Math.max(0, all.size() - ServiceList.MOST));
    }

    private static ServiceFacts bounded(ServiceFacts service) {
        var description = service.description();
        return new ServiceFacts(
                service.name(), service.status(), service.startup(), description == null ? null : clipped(description));
    }

    /** Null when this machine has no means to tell, or did not tell in time. */
    public @Nullable EventList events(Instant at) {
        var all = new Collectors(PATIENCE).run("events", platform::events);
        return all == null ? null : events(at, all);
    }

    /** What repeats itself is told once, with the newest time. */
    static EventList events(Instant at, List<RecentEvent> all) {
        var told = new HashSet<String>();
        var different = all.stream()
                .filter(e -> told.add(e.level() + e.source() + e.message()))
                .map(RecentEvent::facts)
                .toList();
        int left = Math.max(0, different.size() - EventList.MOST);
        return new EventList(at, different.stream().limit(EventList.MOST).toList(), left);
    }

    private static String clipped(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
    }
}
