package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of an enrolment token's history: somebody used it, or tried. */
public record TokenUse(
        Instant at, String address, String userAgent, String computerName, Outcome outcome, @Nullable UUID assetId) {

    /** What came of it; the words of the database in lower case. */
    public enum Outcome {
        REGISTERED,
        REGISTERED_AGAIN,
        QUARANTINED,
        OFF,
        EXPIRED,
        USED_UP,
        PROOF_REFUSED,
        CLOCK_OFF
    }
}
