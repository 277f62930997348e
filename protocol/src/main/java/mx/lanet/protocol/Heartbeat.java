package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code POST /api/agents/heartbeat}, at most 256 KiB. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Heartbeat(
        @JsonProperty("asset_id") UUID assetId,
        Instant timestamp,
        MachineStatus status,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AlertReport> alerts,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LogLine> logs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PastStatus> history) {

    /** Without readings of the past, which the contract does not name. */
    public Heartbeat(
            UUID assetId, Instant timestamp, MachineStatus status, List<AlertReport> alerts, List<LogLine> logs) {
        this(assetId, timestamp, status, alerts, logs, List.of());
    }

    /**
     * How the machine was while the server could not be told, at most 100 in a heartbeat. A field of our own: a server that
     * does not know it leaves it out.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PastStatus(
            Instant timestamp,
            @JsonProperty("cpu_usage") @Nullable Double cpuUsage,
            @JsonProperty("memory_usage") @Nullable Double memoryUsage,
            @JsonProperty("disk_usage") @Nullable Double diskUsage,
            @JsonProperty("network_usage") @Nullable Double networkUsage,
            @Nullable Double temperature) {

        /** The figures of a status that a history has. */
        public static PastStatus of(MachineStatus status, Instant at) {
            return new PastStatus(
                    at,
                    status.cpuUsage(),
                    status.memoryUsage(),
                    status.diskUsage(),
                    status.networkUsage(),
                    status.temperature());
        }
    }

    /**
     * A line of the agent's log.
     *
     * @param level ERROR, WARN, INFO or DEBUG
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LogLine(@Nullable Instant timestamp, String level, String message) {}
}
