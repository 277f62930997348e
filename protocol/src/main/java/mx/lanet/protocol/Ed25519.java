package mx.lanet.protocol;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 (RFC 8032) by the JDK, with keys on the wire as base64 of their 32 raw bytes. A public key in X.509 form
 * (44 bytes, RFC 8410) is accepted as well, since many libraries export only that.
 */
public final class Ed25519 {
    private static final int RAW_BYTES = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** The 64 bytes of the signature. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** False, never an exception, when the key, the signature or their base64 is nonsense. */
    public static boolean verify(@Nullable String publicKey, byte[] message, @Nullable String signature) {
        if (publicKey == null || signature == null) {
            return false;
        }
        try {
            return verify(publicKey(publicKey), message, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** False, never an exception, when the signature is not the key's over the message. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Reads base64 of a raw or X.509 public key; IllegalArgumentException when it is neither. */
    public static PublicKey publicKey(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        byte[] x509 = bytes.length == RAW_BYTES ? joined(X509_PREFIX, bytes) : bytes;
        if (x509.length != X509_PREFIX.length + RAW_BYTES || !startsWith(x509, X509_PREFIX)) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key", e);
        }
    }

    /** Base64 of the key's 32 raw bytes: the one form in which keys are sent, stored and compared. */
    public static String text(PublicKey key) {
        byte[] x509 = key.getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, X509_PREFIX.length, x509.length));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
