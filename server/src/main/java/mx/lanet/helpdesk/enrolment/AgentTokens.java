package mx.lanet.helpdesk.enrolment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SignedTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The agents' JWTs. What it verifies is the text alone; whether the asset
 * may still use it, {@link AgentStandings} knows.
 */
@Service
public class AgentTokens {
    /** How long a JWT lasts. */
    public static final Duration VALID_FOR = Duration.ofHours(24);

    private final SignedTokens signed;
    private final Clock clock;
    private final Cache<String, AgentToken> verified;

    AgentTokens(
            DataFolder data,
            Clock clock,
            @Value("${lanet.agents.issuer:http://localhost/lanet-helpdesk}") String issuer,
            @Value("${lanet.agents.remembered-tokens:50000}") int remembered) {
        this.signed = new SignedTokens(data.secret("agent-jwt-keys"), issuer, "agent");
        this.clock = clock;
        this.verified = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /** A new JWT for the agent of this asset. */
    public IssuedToken issue(KnownAsset asset, int epoch, boolean pending) {
        Instant now = clock.instant();
        Instant expires = now.plus(VALID_FOR);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("asset_id", asset.assetId().toString());
        claims.put("client_id", asset.clientId().toString());
        claims.put("site_id", asset.siteId().toString());
        claims.put("computer_name", asset.name());
        claims.put("epoch", epoch);
        if (pending) {
            claims.put("pending", true);
        }
        return new IssuedToken(signed.sign(now, expires, claims), Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    /** What the JWT says; empty when it is not ours, has been tampered with, or has expired. */
    public Optional<AgentToken> verify(String jwt) {
        AgentToken known = verified.getIfPresent(jwt);
        if (known == null) {
            known = signed.verify(jwt).map(AgentTokens::read).orElse(null);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(jwt, known);
        }
        return clock.instant().isBefore(known.expiresAt()) ? Optional.of(known) : Optional.empty();
    }

    private static @Nullable AgentToken read(JWTClaimsSet claims) {
        try {
            Integer epoch = claims.getIntegerClaim("epoch");
            String name = claims.getStringClaim("computer_name");
            return epoch == null || name == null
                    ? null
                    : new AgentToken(
                            SignedTokens.id(claims, "asset_id"),
                            SignedTokens.id(claims, "client_id"),
                            SignedTokens.id(claims, "site_id"),
                            name,
                            Boolean.TRUE.equals(claims.getBooleanClaim("pending")),
                            epoch,
                            claims.getExpirationTime().toInstant());
        } catch (ParseException | IllegalArgumentException _) {
            return null;
        }
    }
}
