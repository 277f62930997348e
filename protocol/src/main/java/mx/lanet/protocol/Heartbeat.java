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
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LogLine> logs) {

    /**
     * A line of the agent's log.
     *
     * @param level ERROR, WARN, INFO or DEBUG
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LogLine(@Nullable Instant timestamp, String level, String message) {}
}
