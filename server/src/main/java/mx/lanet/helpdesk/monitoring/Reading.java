package mx.lanet.helpdesk.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One heartbeat as it is stored, checked already: percent 0–100, Mbit/s, °C, seconds; null is what the machine did not
 * say.
 *
 * @param services the watched services as JSON
 */
public record Reading(
        UUID clientId,
        UUID assetId,
        Instant receivedAt,
        @Nullable Float cpu,
        @Nullable Float memory,
        @Nullable Float disk,
        @Nullable Float network,
        @Nullable Float temperature,
        @Nullable Long uptimeSeconds,
        @Nullable Instant lastBoot,
        @Nullable String networkStatus,
        @Nullable Integer updatesPending,
        @Nullable String antivirus,
        @Nullable Integer processes,
        @Nullable Integer threads,
        @Nullable String loggedUsers,
        @Nullable String services,
        List<Alert> alerts,
        List<LogLine> logs,
        List<Past> past,
        List<Volume> volumes) {

    public Reading {
        alerts = List.copyOf(alerts);
        logs = List.copyOf(logs);
        past = List.copyOf(past);
        volumes = List.copyOf(volumes);
    }

    /** What an inventory says of the moment by the way; all else is not said. */
    public static Reading ofInventory(
            UUID clientId,
            UUID assetId,
            Instant receivedAt,
            @Nullable Float memory,
            @Nullable Float disk,
            @Nullable String loggedUsers) {
        return new Reading(
                clientId,
                assetId,
                receivedAt,
                null,
                memory,
                disk,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                loggedUsers,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A volume and its room. */
    public record Volume(String mount, long totalBytes, long freeBytes) {
        /** Percent. */
        public float used() {
            return (float) (100.0 * (totalBytes - freeBytes) / totalBytes);
        }
    }

    /** How the machine was at a time at which it could not say so. */
    public record Past(
            Instant at,
            @Nullable Float cpu,
            @Nullable Float memory,
            @Nullable Float disk,
            @Nullable Float network,
            @Nullable Float temperature) {}

    /**
     * An alert as the agent raised it.
     *
     * @param alertId the agent's own id, or one made for it: the same alert again changes nothing
     * @param named whether the id is the agent's own: then it raised the alert once, and another one of the same kind is
     *     another one. Clients that know no ids say the same alert with each heartbeat
     * @param subject which of several, such as a disk; empty when there is but one
     * @param severity info, warning or critical
     * @param raisedAt when it began; of one that is over, when it ended
     * @param over the agent says that it has ended
     */
    public record Alert(
            UUID alertId,
            boolean named,
            String kind,
            String subject,
            String severity,
            String message,
            @Nullable Double threshold,
            @Nullable Double currentValue,
            Instant raisedAt,
            boolean over) {}

    /**
     * A line of the agent's log.
     *
     * @param logId the same for the same line, so that a repeated heartbeat adds none
     */
    public record LogLine(UUID logId, Instant at, String level, String message) {}
}
