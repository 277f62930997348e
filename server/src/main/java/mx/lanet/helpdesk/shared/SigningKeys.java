package mx.lanet.helpdesk.shared;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one kind of JWTs, a line each in a secret file: {@code kid algorithm base64}. The first signs, all verify,
 * so a new line at the top changes the key without a visit to any machine, and the old one goes a day later.
 */
final class SigningKeys {
    private static final int KEY_BYTES = 32;

    /** One key with its algorithm, which is never taken from a token's header. */
    record SigningKey(String id, JWSAlgorithm algorithm, byte[] secret, MACVerifier verifier) {
        @Override
        public String toString() {
            return "SigningKey[" + id + "]";
        }
    }

    private final Map<String, SigningKey> keys = new LinkedHashMap<>();

    /** Reads the file; makes it with one random key when there is none. */
    SigningKeys(Path file) {
        if (!Files.exists(file)) {
            byte[] secret = new byte[KEY_BYTES];
            byte[] id = new byte[4];
            SecureRandom random = new SecureRandom();
            random.nextBytes(secret);
            random.nextBytes(id);
            SecretFiles.write(
                    file,
                    HexFormat.of().formatHex(id) + " HS256 "
                            + Base64.getEncoder().encodeToString(secret) + "\n");
        }
        try {
            Files.readAllLines(file).stream().filter(line -> !line.isBlank()).forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("No key in " + file);
        }
    }

    private void add(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 3 || !parts[1].equals("HS256")) {
            throw new IllegalStateException("A line of the signing keys is not of the form: kid HS256 base64");
        }
        try {
            byte[] secret = Base64.getDecoder().decode(parts[2]);
            keys.put(parts[0], new SigningKey(parts[0], JWSAlgorithm.HS256, secret, new MACVerifier(secret)));
        } catch (JOSEException e) {
            throw new IllegalStateException("A signing key is too short", e);
        }
    }

    SigningKey newest() {
        return keys.values().iterator().next();
    }

    Optional<SigningKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
