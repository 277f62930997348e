package mx.lanet.simulator.fleet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A simulated machine that has joined: a line of the state file.
 *
 * @param key as {@link mx.lanet.protocol.AgentKey#stored} wrote it; absent when it joined in the nested shape
 * @param token the agent's JWT
 * @param furnished whether its inventory (and perhaps a ticket) has been sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Enrolled(
        @JsonProperty("machine_id") UUID machineId,
        @JsonProperty("asset_id") UUID assetId,
        @Nullable String key,
        String token,
        boolean furnished) {
    private static final Pattern EXPIRY = Pattern.compile("\"exp\"\\s*:\\s*(\\d{1,12})");

    Enrolled withToken(String newToken) {
        return new Enrolled(machineId, assetId, key, newToken, furnished);
    }

    Enrolled asFurnished() {
        return new Enrolled(machineId, assetId, key, token, true);
    }

    /** When the JWT ends; long ago when it does not say. */
    Instant expiresAt() {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Instant.EPOCH;
        }
        Matcher expiry = EXPIRY.matcher(
                new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8));
        return expiry.find() ? Instant.ofEpochSecond(Long.parseLong(expiry.group(1))) : Instant.EPOCH;
    }

    @Override
    public String toString() {
        return "Enrolled[" + assetId + "]";
    }
}
