package mx.lanet.helpdesk.enrolment;

import java.time.Instant;

/** A new JWT for an agent; its text is a secret. */
public record IssuedToken(String jwt, Instant expiresAt) {
    @Override
    public String toString() {
        return "IssuedToken[" + expiresAt + "]";
    }
}
