package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import mx.lanet.protocol.RegistrationProof;
import org.jspecify.annotations.Nullable;

/**
 * The Ed25519 key that a machine shows when it joins. A public key is no secret: without a proof nobody knows whether the
 * machine holds its private half.
 *
 * @param bytes the 32 raw bytes
 * @param proof null from clients that bring none
 */
public record ShownKey(byte[] bytes, @Nullable Proof proof) {
    /**
     * What was signed, each text as it stands in the body.
     *
     * @param claimedTime the timestamp, read
     */
    public record Proof(RegistrationProof signed, String token, String publicKey, Instant claimedTime) {
        boolean isSigned() {
            return signed.isSignedFor(token, publicKey);
        }
    }
}
