package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST /api/agents/token/refresh}, whether asked with a valid JWT or with a {@link KeyProof}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenAnswer(
        boolean success,
        @JsonProperty("agent_token") String agentToken,
        @JsonProperty("expires_at") @Nullable Instant expiresAt) {
    @Override
    public String toString() {
        return "TokenAnswer[" + expiresAt + "]";
    }
}
