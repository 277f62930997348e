package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Contents of the same store as attachments, under their own SHA-256: what is there twice lies there once. Whoever puts and
 * deletes sees to it that nobody does both at once.
 */
@Component
public class Blobs {
    /** How much of a file's beginning {@link #mediaType} looks at. */
    public static final int HEAD_BYTES = FileKind.HEAD_BYTES;

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final FileStore store;

    Blobs(FileStore store) {
        this.store = store;
    }

    /** By the first bytes: what tickets take, and programs and packages; empty for everything unknown. */
    public static Optional<String> mediaType(byte[] head) {
        return FileKind.of(head).map(FileKind::mediaType).or(() -> PackageKind.of(head)
                .map(PackageKind::mediaType));
    }

    /** Takes the file at this path away, unless its content is there already. */
    public void put(String sha256, Path file) throws IOException {
        if (!store.has(key(sha256))) {
            store.put(key(sha256), file);
        }
    }

    /** @throws java.nio.file.NoSuchFileException when there is none */
    public InputStream open(String sha256, long from) throws IOException {
        return store.open(key(sha256), from);
    }

    public boolean has(String sha256) throws IOException {
        return store.has(key(sha256));
    }

    public void delete(String sha256) throws IOException {
        store.delete(key(sha256));
    }

    private static String key(String sha256) {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("no SHA-256");
        }
        return "library/" + sha256.substring(0, 2) + "/" + sha256;
    }

    /** Programs and what installs them: a library is where they are handed out from; tickets take none. */
    private enum PackageKind {
        WINDOWS("application/vnd.microsoft.portable-executable", 'M', 'Z'),
        LINUX("application/x-executable", 0x7F, 'E', 'L', 'F'),
        CABINET("application/vnd.ms-cab-compressed", 'M', 'S', 'C', 'F'),
        DEBIAN("application/vnd.debian.binary-package", '!', '<', 'a', 'r', 'c', 'h', '>', '\n'),
        RPM("application/x-rpm", 0xED, 0xAB, 0xEE, 0xDB),
        XZ("application/x-xz", 0xFD, '7', 'z', 'X', 'Z', 0x00),
        ZSTANDARD("application/zstd", 0x28, 0xB5, 0x2F, 0xFD),
        BZIP("application/x-bzip2", 'B', 'Z', 'h'),
        RAR("application/vnd.rar", 'R', 'a', 'r', '!', 0x1A, 0x07),
        ARCHIVE("application/java-archive", 'P', 'K', 3, 4);

        private final String mediaType;
        private final int[] magic;

        PackageKind(String mediaType, int... magic) {
            this.mediaType = mediaType;
            this.magic = magic;
        }

        String mediaType() {
            return mediaType;
        }

        static Optional<PackageKind> of(byte[] head) {
            return Arrays.stream(values())
                    .filter(kind -> FileKind.begins(head, kind.magic))
                    .findFirst();
        }
    }
}
