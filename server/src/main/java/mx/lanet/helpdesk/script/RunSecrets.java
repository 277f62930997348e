package mx.lanet.helpdesk.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SecretFiles;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps secrets of runs as bytes that the database alone cannot read: AES-GCM, bound to the run, by a key in a file. */
@Component
class RunSecrets {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final JsonMapper json;

    RunSecrets(DataFolder data, JsonMapper json) {
        this.json = json;
        Path file = data.secret("run-secrets-key");
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            random.nextBytes(fresh);
            SecretFiles.write(file, Base64.getEncoder().encodeToString(fresh));
        }
        try {
            this.key = new SecretKeySpec(
                    Base64.getDecoder().decode(Files.readString(file).strip()), "AES");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] seal(UUID runId, List<String> values) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = work(Cipher.ENCRYPT_MODE, runId, nonce, json.writeValueAsBytes(values));
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    List<String> open(UUID runId, byte[] sealed) {
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[sealed.length - NONCE_BYTES];
        ByteBuffer.wrap(sealed).get(nonce).get(rest);
        return json.readValue(work(Cipher.DECRYPT_MODE, runId, nonce, rest), TEXTS);
    }

    private byte[] work(int mode, UUID runId, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(runId.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secrets of a run cannot be read", e);
        }
    }
}
