package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The top level of the answer to a registration (200, 201, or 202 in quarantine). The server repeats the same fields
 * under {@code data} for other clients; ours reads the top level.
 *
 * @param status {@code pending_approval} in quarantine, else absent
 * @param config the settings to begin with, by the names of {@link HeartbeatAnswer.Data#configUpdates}
 * @param commandKey the server's Ed25519 key for signed commands, base64 of 32 raw bytes; pinned at enrolment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record RegistrationAnswer(
        boolean success,
        @Nullable String status,
        @JsonProperty("asset_id") UUID assetId,
        @JsonProperty("client_id") @Nullable UUID clientId,
        @JsonProperty("site_id") @Nullable UUID siteId,
        @JsonProperty("client_name") @Nullable String clientName,
        @JsonProperty("site_name") @Nullable String siteName,
        @JsonProperty("agent_token") String agentToken,
        @JsonProperty("registered_at") @Nullable Instant registeredAt,
        @Nullable Map<String, @Nullable Object> config,
        @JsonProperty("command_key") @Nullable String commandKey) {
    /** The value of {@link #status} of a machine that a person must approve first. */
    public static final String PENDING_APPROVAL = "pending_approval";

    @Override
    public String toString() {
        return "RegistrationAnswer[" + assetId + "]";
    }
}
