package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Body of {@code POST /api/agents/register-with-token}, the flat shape.
 *
 * @param publicKey the agent's Ed25519 public key, base64 of its 32 raw bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationRequest(
        String token,
        @JsonProperty("public_key") String publicKey,
        @JsonProperty("hardware_info") HardwareInfo hardwareInfo) {
    @Override
    public String toString() {
        return "RegistrationRequest[" + hardwareInfo.computerName() + "]";
    }
}
