package mx.lanet.helpdesk.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SecretFiles;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of second factors and hashes recovery codes, with a key that is no column of the database: whoever
 * reads the tables alone can make no code. What is sealed for one person does not open for another.
 */
@Component
class FactorSeal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String HASH = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey sealing;
    private final SecretKey hashing;

    FactorSeal(DataFolder data) {
        byte[] key = Base64.getUrlDecoder().decode(SecretFiles.readOrMake(data.secret("second-factor-key"), KEY_BYTES));
        this.sealing = derived(key, "AES", "second factor: secrets");
        this.hashing = derived(key, HASH, "second factor: recovery codes");
    }

    private static SecretKey derived(byte[] key, String algorithm, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            algorithm,
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HKDF", e);
        }
    }

    byte[] seal(UUID userId, byte[] secret) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, userId, nonce).doFinal(secret);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A second factor cannot be sealed", e);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key or for somebody else */
    byte[] open(UUID userId, byte[] sealed) {
        try {
            byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, userId, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A second factor does not open with secrets/second-factor-key of the data folder", e);
        }
    }

    private Cipher cipher(int mode, UUID userId, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bytes(userId));
        return cipher;
    }

    byte[] hash(UUID userId, String recoveryCode) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(hashing);
            mac.update(bytes(userId));
            return mac.doFinal(recoveryCode.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HASH, e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
