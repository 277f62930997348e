package mx.lanet.helpdesk.agentgateway.internal;

import java.time.Instant;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.JsonBody;

/**
 * What every proof with an agent's key has in a body.
 *
 * @param timestamp as it stands in the body, since that is what was signed
 * @param at the timestamp, read
 */
record ProofFields(String timestamp, Instant at, String nonce, String signature) {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** Notes what is wrong in the body; then {@link JsonBody#finish} refuses it, and these values mean nothing. */
    static ProofFields read(JsonBody body) {
        Instant at = body.time("timestamp");
        if (at == null) {
            body.noteMissing("timestamp");
        }
        String nonce = body.requiredText("nonce", 64);
        if (!nonce.isEmpty() && !NONCE.matcher(nonce).matches()) {
            body.note("nonce", "not_nonce");
        }
        String signature = body.requiredText("signature", 200);
        String timestamp = body.raw().path("timestamp").asString("");
        return new ProofFields(timestamp, at == null ? Instant.EPOCH : at, nonce, signature);
    }
}
