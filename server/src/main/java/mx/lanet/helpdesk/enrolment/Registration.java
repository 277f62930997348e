package mx.lanet.helpdesk.enrolment;

import java.time.Instant;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.shared.Problem;

/** How an attempt to join with an enrolment token ended. */
public sealed interface Registration {
    /** The machine joined, came again, or waits in quarantine. */
    record Joined(
            TokenUse.Outcome outcome,
            KnownAsset asset,
            String clientName,
            String siteName,
            IssuedToken token,
            Instant at)
            implements Registration {}

    /**
     * The machine stays outside.
     *
     * @param isGuess whether the caller tried something out, and did not merely come too late or with a wrong clock
     */
    record Refused(Problem problem, boolean isGuess) implements Registration {}
}
