package mx.lanet.helpdesk.shared;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.SigningKeys.SigningKey;

/**
 * Makes and verifies JWTs of one kind, with keys of its own: the one class that does. The algorithm comes from the key's
 * record and never from a header; a token of another kind, issuer or key is none. Whether its owner may still use it, and
 * whether it has ended, is the caller's question.
 */
public final class SignedTokens {
    private static final int LONGEST = 4096;

    private final SigningKeys keys;
    private final String issuer;
    private final String kind;

    /**
     * @param keys a secret file; it is made with one random key when there is none
     * @param kind the claim {@code type} that every token has
     */
    public SignedTokens(Path keys, String issuer, String kind) {
        this.keys = new SigningKeys(keys);
        this.issuer = issuer;
        this.kind = kind;
    }

    /** A new token with these claims beside its own. */
    public String sign(Instant now, Instant expires, Map<String, Object> claims) {
        SigningKey key = keys.newest();
        JWTClaimsSet.Builder all = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .jwtID(UUID.randomUUID().toString())
                .claim("type", kind);
        claims.forEach(all::claim);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(key.algorithm())
                        .type(JOSEObjectType.JWT)
                        .keyID(key.id())
                        .build(),
                all.build());
        try {
            jwt.sign(new MACSigner(key.secret()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The signing key cannot sign", e);
        }
        return jwt.serialize();
    }

    /** What the token says, with its end; empty when it is not ours, of another kind, or has been tampered with. */
    public Optional<JWTClaimsSet> verify(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            String kid = jwt.getHeader().getKeyID();
            SigningKey key = kid == null ? null : keys.find(kid).orElse(null);
            boolean ours =
                    key != null && key.algorithm().equals(jwt.getHeader().getAlgorithm()) && jwt.verify(key.verifier());
            return ours ? Optional.of(jwt.getJWTClaimsSet()).filter(this::isOfThisKind) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private boolean isOfThisKind(JWTClaimsSet claims) {
        return claims.getExpirationTime() != null
                && issuer.equals(claims.getIssuer())
                && kind.equals(claims.getClaim("type"));
    }

    /** The id that stands in a claim. */
    public static UUID id(JWTClaimsSet claims, String name) throws ParseException {
        String text = claims.getStringClaim(name);
        if (text == null) {
            throw new ParseException(name, 0);
        }
        return UUID.fromString(text);
    }
}
