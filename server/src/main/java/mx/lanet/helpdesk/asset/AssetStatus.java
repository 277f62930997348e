package mx.lanet.helpdesk.asset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one says of a machine in a single word, the worst first: exactly one of them is true of each machine. */
public enum AssetStatus {
    CRITICAL,
    OFFLINE,
    WARNING,
    /** Claims another machine's identity and waits for a person. */
    QUARANTINE,
    /** Joined, and has not sent a heartbeat yet. */
    NEVER,
    ONLINE,
    RETIRED;

    /** The word of URLs and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a {@link #word()}; empty for any other text. */
    public static Optional<AssetStatus> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    /** All but the retired, the worst first. */
    public static List<AssetStatus> inUse() {
        return Arrays.stream(values()).filter(state -> state != RETIRED).toList();
    }

    /** From the columns of the machine's row; the SQL of {@code AssetListTable} sorts by the same rule. */
    public static AssetStatus of(String state, String presence, String condition) {
        return switch (state) {
            case "retired" -> RETIRED;
            case "quarantine" -> QUARANTINE;
            default -> ofActive(presence, condition);
        };
    }

    private static AssetStatus ofActive(String presence, String condition) {
        return switch (presence) {
            case "never" -> NEVER;
            case "offline" -> OFFLINE;
            default ->
                switch (condition) {
                    case "critical" -> CRITICAL;
                    case "warning" -> WARNING;
                    default -> ONLINE;
                };
        };
    }

    /** True while heartbeats arrive: readings that change fast are shown only then. */
    public boolean isReporting() {
        return this == CRITICAL || this == WARNING || this == ONLINE;
    }
}
