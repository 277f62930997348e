package mx.lanet.agent.collect;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import mx.lanet.protocol.ServiceFacts;
import org.jspecify.annotations.Nullable;

/** Parses what WMI and the service manager say about services. Their words are English in every Windows. */
final class WindowsServices {
    private static final int STOPPED = 1;
    private static final int STOP_PENDING = 3;
    private static final int PAUSE_PENDING = 6;
    private static final int PAUSED = 7;

    private WindowsServices() {}

    /** Of {@code Win32_Service}. */
    enum Property {
        NAME,
        DISPLAYNAME,
        STATE,
        STARTMODE
    }

    /** By name; the description is the name that people know it by. */
    static List<ServiceFacts> of(List<Map<Property, String>> rows) {
        return rows.stream()
                .filter(row -> row.containsKey(Property.NAME))
                .map(row -> new ServiceFacts(
                        row.getOrDefault(Property.NAME, ""),
                        status(row.getOrDefault(Property.STATE, "")),
                        startup(row.getOrDefault(Property.STARTMODE, "")),
                        Known.orNull(row.get(Property.DISPLAYNAME))))
                .sorted(Comparator.comparing(ServiceFacts::name))
                .toList();
    }

    private static @Nullable String status(String state) {
        return switch (state) {
            case "Running", "Start Pending", "Continue Pending" -> "running";
            case "Stopped", "Stop Pending" -> "stopped";
            case "Paused", "Pause Pending" -> "paused";
            default -> null;
        };
    }

    private static @Nullable String startup(String mode) {
        return switch (mode) {
            case "Auto", "Boot", "System" -> "automatic";
            case "Manual" -> "manual";
            case "Disabled" -> "disabled";
            default -> null;
        };
    }

    /** Of a {@code SERVICE_STATUS_PROCESS.dwCurrentState}. */
    static String status(int currentState) {
        return switch (currentState) {
            case STOPPED, STOP_PENDING -> "stopped";
            case PAUSE_PENDING, PAUSED -> "paused";
            default -> "running";
        };
    }
}
