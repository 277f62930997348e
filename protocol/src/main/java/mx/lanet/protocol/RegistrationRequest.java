package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Body of {@code POST /api/agents/register-with-token}, the flat shape.
 *
 * @param publicKey the agent's Ed25519 public key, base64 of its 32 raw bytes
 * @param keyProof that the agent holds the private half; servers that do not know it pass it over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegistrationRequest(
        String token,
        @JsonProperty("public_key") String publicKey,
        @JsonProperty("key_proof") RegistrationProof keyProof,
        @JsonProperty("hardware_info") HardwareInfo hardwareInfo) {
    /** A request that proves the key at this time of the machine's clock; the nonce as {@link RegistrationProof} says. */
    public static RegistrationRequest proven(
            String token, AgentKey key, HardwareInfo hardwareInfo, Instant at, String nonce) {
        var proof = RegistrationProof.sign(key, token, at.toString(), nonce);
        return new RegistrationRequest(token, key.publicText(), proof, hardwareInfo);
    }

    @Override
    public String toString() {
        return "RegistrationRequest[" + hardwareInfo.computerName() + "]";
    }
}
