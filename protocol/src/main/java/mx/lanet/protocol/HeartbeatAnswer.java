package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
     * @param configUpdates only what changed: heartbeat_interval, log_level, cpu_threshold, …; null takes back what was
     *     set before, so that the machine's own value holds again
     * @param configOrigins where at the server each of its settings was said: house, client, site or asset
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Data(
            @JsonProperty("received_at") @Nullable Instant receivedAt,
            @JsonProperty("next_heartbeat") @Nullable Object nextHeartbeat,
            @Nullable List<Command> commands,
            @JsonProperty("config_updates") @Nullable Map<String, @Nullable Object> configUpdates,
            @JsonProperty("config_origins") @Nullable Map<String, String> configOrigins) {
        /** How long after this answer the server wants to hear again, by its own clock; null when it does not say. */
        public @Nullable Duration untilNext() {
            if (receivedAt == null || !(nextHeartbeat instanceof String next)) {
                return null;
            }
            try {
                return Duration.between(receivedAt, OffsetDateTime.parse(next).toInstant());
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
