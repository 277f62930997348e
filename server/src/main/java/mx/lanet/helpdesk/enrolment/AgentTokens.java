package mx.lanet.helpdesk.enrolment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.enrolment.internal.SigningKeys;
import mx.lanet.helpdesk.enrolment.internal.SigningKeys.SigningKey;
import mx.lanet.helpdesk.shared.DataFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Makes and verifies the agents' JWTs: the one place that does. What it verifies is the text alone; whether the asset
 * may still use it, {@link AgentStandings} knows.
 */
@Service
public class AgentTokens {
    /** How long a JWT lasts. */
    public static final Duration VALID_FOR = Duration.ofHours(24);

    private static final int LONGEST = 4096;
    private static final String TYPE = "agent";

    private final SigningKeys keys;
    private final Clock clock;
    private final String issuer;
    private final Cache<String, AgentToken> verified;

    AgentTokens(
            DataFolder data,
            Clock clock,
            @Value("${lanet.agents.issuer:http://localhost/lanet-helpdesk}") String issuer,
            @Value("${lanet.agents.remembered-tokens:50000}") int remembered) {
        this.keys = new SigningKeys(data.secret("agent-jwt-keys"));
        this.clock = clock;
        this.issuer = issuer;
        this.verified = Caffeine.newBuilder().maximumSize(remembered).build();
    }

    /** A new JWT for the agent of this asset. */
    public IssuedToken issue(KnownAsset asset, int epoch, boolean pending) {
        Instant now = clock.instant();
        Instant expires = now.plus(VALID_FOR);
        SigningKey key = keys.newest();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .jwtID(UUID.randomUUID().toString())
                .claim("type", TYPE)
                .claim("asset_id", asset.assetId().toString())
                .claim("client_id", asset.clientId().toString())
                .claim("site_id", asset.siteId().toString())
                .claim("computer_name", asset.name())
                .claim("epoch", epoch);
        if (pending) {
            claims.claim("pending", true);
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(key.algorithm())
                        .type(JOSEObjectType.JWT)
                        .keyID(key.id())
                        .build(),
                claims.build());
        try {
            jwt.sign(new MACSigner(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
        return new IssuedToken(jwt.serialize(), Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    /** What the JWT says; empty when it is not ours, has been tampered with, or has expired. */
    public Optional<AgentToken> verify(String jwt) {
        if (jwt.length() > LONGEST) {
            return Optional.empty();
        }
        AgentToken known = verified.getIfPresent(jwt);
        if (known == null) {
            known = verifyAnew(jwt);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(jwt, known);
        }
        return clock.instant().isBefore(known.expiresAt()) ? Optional.of(known) : Optional.empty();
    }

    private @Nullable AgentToken verifyAnew(String text) {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            String kid = jwt.getHeader().getKeyID();
            SigningKey key = kid == null ? null : keys.find(kid).orElse(null);
            boolean ours =
                    key != null && key.algorithm().equals(jwt.getHeader().getAlgorithm()) && jwt.verify(key.verifier());
            return ours ? read(jwt.getJWTClaimsSet()) : null;
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return null;
        }
    }

    private @Nullable AgentToken read(JWTClaimsSet claims) throws ParseException {
        Date expires = claims.getExpirationTime();
        Integer epoch = claims.getIntegerClaim("epoch");
        String name = claims.getStringClaim("computer_name");
        boolean whole = expires != null
                && epoch != null
                && name != null
                && issuer.equals(claims.getIssuer())
                && TYPE.equals(claims.getStringClaim("type"));
        if (!whole) {
            return null;
        }
        return new AgentToken(
                id(claims, "asset_id"),
                id(claims, "client_id"),
                id(claims, "site_id"),
                name,
                Boolean.TRUE.equals(claims.getBooleanClaim("pending")),
                epoch,
                expires.toInstant());
    }

    private static UUID id(JWTClaimsSet claims, String name) throws ParseException {
        String text = claims.getStringClaim(name);
        if (text == null) {
            throw new ParseException(name, 0);
        }
        return UUID.fromString(text);
    }
}
