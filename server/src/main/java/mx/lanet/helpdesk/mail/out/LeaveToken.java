package mx.lanet.helpdesk.mail.out;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SecretFiles;
import org.springframework.stereotype.Component;

/** What the link holds that ends watching: who, of what, and a proof that we wrote it. It lets nobody see anything. */
@Component
class LeaveToken {
    private static final String HASH = "HmacSHA256";
    private static final int IDS_BYTES = 6 * Long.BYTES;
    private static final int PROOF_BYTES = 12;

    private final SecretKeySpec key;

    LeaveToken(DataFolder data) {
        byte[] secret = Base64.getUrlDecoder().decode(SecretFiles.readOrMake(data.secret("mail-key"), 32));
        this.key = new SecretKeySpec(secret, HASH);
    }

    record Leaving(UUID clientId, UUID ticketId, UUID userId) {}

    String of(UUID clientId, UUID ticketId, UUID userId) {
        ByteBuffer whole = ByteBuffer.allocate(IDS_BYTES + PROOF_BYTES);
        for (UUID id : new UUID[] {clientId, ticketId, userId}) {
            whole.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        whole.put(proof(Arrays.copyOf(whole.array(), IDS_BYTES)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    Optional<Leaving> read(String token) {
        if (!token.matches("[A-Za-z0-9_-]{80}")) {
            return Optional.empty();
        }
        byte[] whole = Base64.getUrlDecoder().decode(token);
        byte[] proof = Arrays.copyOfRange(whole, IDS_BYTES, whole.length);
        if (!MessageDigest.isEqual(proof, proof(Arrays.copyOf(whole, IDS_BYTES)))) {
            return Optional.empty();
        }
        ByteBuffer ids = ByteBuffer.wrap(whole);
        return Optional.of(new Leaving(next(ids), next(ids), next(ids)));
    }

    private static UUID next(ByteBuffer ids) {
        return new UUID(ids.getLong(), ids.getLong());
    }

    private byte[] proof(byte[] ids) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            mac.update((byte) 'l');
            return Arrays.copyOf(mac.doFinal(ids), PROOF_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HASH, e);
        }
    }
}
