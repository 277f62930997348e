package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * What was ordered of a file that arrived, kept beside it, so that it can be fetched once more.
 *
 * @param by who sent it in sight of the people at the machine; null for what is not theirs to see
 */
record FileOrder(String fileId, String sha256, long size, String name, @Nullable String by) {
    private static final Logger LOG = LoggerFactory.getLogger(FileOrder.class);
    private static final String ENDING = ".order";
    private static final int MOST = 500;

    static FileOrder of(DownloadWork.Wanted wanted, Command command) {
        var notice = command.notice();
        return new FileOrder(
                wanted.fileId(),
                wanted.sha256(),
                wanted.size(),
                wanted.name().text(),
                notice == null ? null : notice.by());
    }

    /** Made of a file's name: the same name is the same file. */
    static String id(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    void keep(Path folder) throws IOException {
        PrivateFiles.write(file(folder, id(name)), Json.WIRE.writeValueAsString(this));
    }

    static Optional<FileOrder> find(Path folder, String id) {
        return id.matches("[0-9a-f]{32}") ? read(file(folder, id)) : Optional.empty();
    }

    /** At most 500. */
    static List<FileOrder> all(Path folder) throws IOException {
        var found = new ArrayList<FileOrder>();
        try (var paths = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var path : paths) {
                if (found.size() < MOST && path.getFileName().toString().startsWith(".")) {
                    read(path).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Path file(Path folder, String id) {
        return folder.resolve("." + id + ENDING);
    }

    private static Optional<FileOrder> read(Path file) {
        try {
            var text = PrivateFiles.read(file);
            return text.isEmpty() ? Optional.empty() : Optional.of(Json.WIRE.readValue(text.get(), FileOrder.class));
        } catch (IOException | JacksonException e) {
            LOG.atWarn().log("what was ordered of a file cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
