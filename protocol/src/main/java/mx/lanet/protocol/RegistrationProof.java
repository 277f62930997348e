package mx.lanet.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The {@code key_proof} of a registration: whoever joins holds the private half of the key that it shows.
 *
 * <p>Signed are the UTF-8 bytes of {@code "lanet-register-v1" "\n" token "\n" public_key "\n" timestamp "\n" nonce}, five
 * lines without a last line end, each text exactly as it stands in the body. The server takes the timestamp within 5
 * minutes of its own clock, and a nonce once for each key.
 *
 * @param timestamp ISO 8601 with offset
 * @param nonce 16 to 64 characters of {@code A-Z a-z 0-9 _ -}, never used before
 * @param signature base64 of the 64 bytes of an Ed25519 signature
 */
public record RegistrationProof(String timestamp, String nonce, String signature) {
    // No other signature of this key may ever pass for this one.
    private static final String PURPOSE = "lanet-register-v1";

    /** A signed proof, ready to send beside this token and the key's {@link AgentKey#publicText}. */
    public static RegistrationProof sign(AgentKey key, String token, String timestamp, String nonce) {
        byte[] signature = key.sign(bytes(token, key.publicText(), timestamp, nonce));
        return new RegistrationProof(timestamp, nonce, Base64.getEncoder().encodeToString(signature));
    }

    /** Whether the signature is the shown key's over exactly these texts; false, never an exception, for any nonsense. */
    public boolean isSignedFor(String token, String publicKey) {
        return Ed25519.verify(publicKey.strip(), bytes(token, publicKey, timestamp, nonce), signature);
    }

    /** The bytes that are signed. */
    public static byte[] bytes(String token, String publicKey, String timestamp, String nonce) {
        return String.join("\n", PURPOSE, token, publicKey, timestamp, nonce).getBytes(StandardCharsets.UTF_8);
    }
}
