package mx.lanet.agent.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import mx.lanet.agent.store.Json;
import tools.jackson.core.JacksonException;

/**
 * The life of the agent's JWT, read without a check of its signature: that is the server's business, the agent only
 * wants to know when to ask for another.
 */
record Jwt(Instant issuedAt, Instant expiresAt) {
    private static final int RENEW_AT_PERCENT = 80;

    /** What cannot be read counts as expired, so that a new one is asked for. */
    static Jwt read(String token) {
        try {
            var parts = token.split("\\.", -1);
            var payload = new String(
                    Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : ""), StandardCharsets.UTF_8);
            var claims = Json.WIRE.readTree(payload);
            var issued = Instant.ofEpochSecond(claims.path("iat").asLong(0));
            return new Jwt(issued, Instant.ofEpochSecond(claims.path("exp").asLong(0)));
        } catch (IllegalArgumentException | JacksonException e) {
            return new Jwt(Instant.EPOCH, Instant.EPOCH);
        }
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** At 80 % of its life. */
    boolean isDue(Instant now) {
        var life = Duration.between(issuedAt, expiresAt);
        return !now.isBefore(issuedAt.plus(life.multipliedBy(RENEW_AT_PERCENT).dividedBy(100)));
    }
}
