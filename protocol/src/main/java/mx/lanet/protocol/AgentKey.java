package mx.lanet.protocol;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** An agent's Ed25519 identity, made on the machine at enrolment. The private half never leaves the machine. */
public final class AgentKey {
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private AgentKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new random key. */
    public static AgentKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new AgentKey(pair.getPrivate(), pair.getPublic());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /** Reads what {@link #stored} wrote; IllegalArgumentException when it is anything else. */
    public static AgentKey parse(String stored) {
        String[] lines = stored.strip().split("\\R", -1);
        if (lines.length != 2) {
            throw new IllegalArgumentException("not an agent's key");
        }
        try {
            var specification = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0]));
            var privateKey = KeyFactory.getInstance("Ed25519").generatePrivate(specification);
            return new AgentKey(privateKey, Ed25519.publicKey(lines[1])).checked();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an agent's key", e);
        }
    }

    /** Two lines: the private key (PKCS #8) and the raw public key, both base64. To be kept as a secret. */
    public String stored() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded()) + "\n" + publicText() + "\n";
    }

    /** Base64 of the 32 raw bytes of the public key, as it is sent at registration. */
    public String publicText() {
        return Ed25519.text(publicKey);
    }

    /** The 64 bytes of the signature over the message. */
    public byte[] sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }

    // Two halves of different keys would sign what nobody can verify: found here and not at the server.
    private AgentKey checked() {
        byte[] probe = {1};
        if (!Ed25519.verify(publicKey, probe, sign(probe))) {
            throw new IllegalArgumentException("the two halves of the agent's key do not belong together");
        }
        return this;
    }

    @Override
    public String toString() {
        return "AgentKey[" + publicText() + "]";
    }
}
