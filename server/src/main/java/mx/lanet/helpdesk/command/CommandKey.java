package mx.lanet.helpdesk.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.shared.SecretFiles;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.Command;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 key that signs commands, which agents pin when they join. A file of the data folder, never a column: who has
 * the database alone can order nothing. It is made when there is none; {@code ./lanet admin init} makes it beforehand.
 */
@Component
public class CommandKey {
    private final AgentKey key;

    public CommandKey(DataFolder data) {
        Path file = file(data);
        if (!Files.exists(file)) {
            SecretFiles.write(file, AgentKey.generate().stored());
        }
        try {
            this.key = AgentKey.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the key stands, mode 0600. */
    public static Path file(DataFolder data) {
        return data.secret("command-key");
    }

    /** Base64 of the 32 raw bytes of the public key. */
    public String publicText() {
        return key.publicText();
    }

    /** Base64 of the signature of this command for this asset. */
    String sign(Command command, UUID assetId) {
        return Base64.getEncoder().encodeToString(key.sign(command.signedBytes(assetId.toString())));
    }
}
