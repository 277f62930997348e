package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answer to a heartbeat, sent only after what the heartbeat brought is stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HeartbeatAnswer(boolean success, Data data) {

    /**
     * What the server has to say.
     *
     * @param commands delivered again until their results arrive
     * @param configUpdates only what changed: heartbeat_interval, log_level, cpu_threshold, …
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Data(
            @JsonProperty("received_at") @Nullable Instant receivedAt,
            @JsonProperty("next_heartbeat") @Nullable Object nextHeartbeat,
            @Nullable List<Command> commands,
            @JsonProperty("config_updates") @Nullable Map<String, Object> configUpdates) {}
}
