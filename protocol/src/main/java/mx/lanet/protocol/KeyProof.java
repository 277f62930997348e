package mx.lanet.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Body of {@code POST /api/agents/token/refresh} when the JWT has expired: the agent proves itself with its key.
 *
 * <p>Signed are the UTF-8 bytes of {@code asset_id "\n" timestamp "\n" nonce}, three lines without a last line end,
 * each text exactly as it stands in the body. The server takes the timestamp within 5 minutes of its own clock, and a
 * nonce once.
 *
 * @param timestamp ISO 8601 with offset
 * @param nonce 16 to 64 characters of {@code A-Z a-z 0-9 _ -}, never used before
 * @param signature base64 of the 64 bytes of an Ed25519 signature
 */
public record KeyProof(@JsonProperty("asset_id") String assetId, String timestamp, String nonce, String signature) {

    /** A signed proof, ready to send. */
    public static KeyProof sign(AgentKey key, String assetId, String timestamp, String nonce) {
        byte[] signature = key.sign(bytes(assetId, timestamp, nonce));
        return new KeyProof(assetId, timestamp, nonce, Base64.getEncoder().encodeToString(signature));
    }

    /** Whether the signature is the key's over exactly these texts; false, never an exception, for any nonsense. */
    public boolean isSignedBy(String publicKey) {
        return Ed25519.verify(publicKey, bytes(assetId, timestamp, nonce), signature);
    }

    /** The bytes that are signed. */
    public static byte[] bytes(String assetId, String timestamp, String nonce) {
        return (assetId + "\n" + timestamp + "\n" + nonce).getBytes(StandardCharsets.UTF_8);
    }
}
