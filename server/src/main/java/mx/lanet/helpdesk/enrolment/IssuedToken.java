package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import java.util.UUID;

/**
 * A new JWT for an agent; its text is a secret.
 *
 * @param assetId whom it is for
 */
public record IssuedToken(UUID assetId, String jwt, Instant expiresAt) {
    @Override
    public String toString() {
        return "IssuedToken[" + expiresAt + "]";
    }
}
