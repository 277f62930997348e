package mx.lanet.helpdesk.enrolment.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SecretFiles;
import org.springframework.stereotype.Component;

/**
 * Hashes enrolment tokens with a secret of the server: six random characters alone could be found again from a plain
 * hash in an afternoon.
 */
@Component
public final class TokenHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    TokenHash(DataFolder data) {
        String secret = SecretFiles.readOrMake(data.secret("enrolment-token-key"), 32);
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public byte[] of(String token) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
