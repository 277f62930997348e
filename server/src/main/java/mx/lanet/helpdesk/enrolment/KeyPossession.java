package mx.lanet.helpdesk.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.enrolment.internal.RegistrationNonceTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a machine that joins holds the key that it shows. Inside the caller's transaction. */
final class KeyPossession {
    private static final Duration NONCES_KEPT = AgentCredentials.CLOCK_TOLERANCE.multipliedBy(3);

    private final RegistrationNonceTable nonces;

    KeyPossession(JdbcClient jdbc) {
        this.nonces = new RegistrationNonceTable(jdbc);
    }

    enum Verdict {
        /** No key, or no proof: a client that was written to the documents. */
        NOT_CLAIMED,
        PROVEN,
        /** Signed by the key, but at another time than ours. */
        CLOCK_OFF,
        /** Not signed by the key, or seen before. */
        REFUSED
    }

    /** A proof that is good counts once: the second time it is refused. */
    Verdict judge(UUID clientId, @Nullable ShownKey key, Instant now) {
        ShownKey.Proof proof = key == null ? null : key.proof();
        if (key == null || proof == null) {
            return Verdict.NOT_CLAIMED;
        }
        if (!proof.isSigned()) {
            return Verdict.REFUSED;
        }
        if (Duration.between(proof.claimedTime(), now).abs().compareTo(AgentCredentials.CLOCK_TOLERANCE) > 0) {
            return Verdict.CLOCK_OFF;
        }
        nonces.forget(clientId, now.minus(NONCES_KEPT));
        return nonces.remember(clientId, key.bytes(), proof.signed().nonce(), now) ? Verdict.PROVEN : Verdict.REFUSED;
    }
}
