package mx.lanet.helpdesk.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mx.lanet.helpdesk.shared.DataFolder;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The files themselves, under random names in two levels of folders. A file appears whole or not at all. */
@Component
class AttachmentFiles {
    private static final Duration ABANDONED_AFTER = Duration.ofHours(6);
    private static final String PART = ".part";
    private static final String SMALL = ".png";

    private final SecureRandom random = new SecureRandom();
    private final Path root;
    private final Clock clock;

    AttachmentFiles(DataFolder data, Clock clock) {
        this.root = data.attachments();
        this.clock = clock;
    }

    /** What became of an upload. */
    sealed interface Received {
        record Stored(String name, long sizeBytes, String sha256, FileKind kind, boolean thumbnail)
                implements Received {}

        record TooLarge() implements Received {}

        record NotAllowed() implements Received {}

        record Empty() implements Received {}
    }

    /** Reads the stream to its end, or one byte over the limit. */
    Received receive(InputStream content, long maxBytes) throws IOException {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String name = HexFormat.of().formatHex(bits);
        Path folder = folder(name);
        Path file = folder.resolve(name);
        Path part = folder.resolve(name + PART);
        Files.createDirectories(folder);
        try {
            Received received = write(content, maxBytes, name, part);
            if (received instanceof Received.Stored) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                sync(folder);
            }
            return received;
        } catch (IOException | RuntimeException e) {
            delete(name);
            throw e;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Received write(InputStream content, long maxBytes, String name, Path part) throws IOException {
        MessageDigest digest = sha256();
        byte[] head = content.readNBytes(FileKind.HEAD_BYTES);
        Optional<FileKind> kind = FileKind.of(head);
        if (kind.isEmpty()) {
            return head.length == 0 ? new Received.Empty() : new Received.NotAllowed();
        }
        long size = 0;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            byte[] buffer = new byte[64 * 1024];
            for (byte[] next = head; next.length > 0; next = next(content, buffer)) {
                size += next.length;
                if (size > maxBytes) {
                    return new Received.TooLarge();
                }
                digest.update(next);
                out.write(next);
            }
            channel.force(true);
        }
        boolean small = kind.get().hasThumbnail() && Thumbnail.draw(part, small(name));
        return new Received.Stored(name, size, HexFormat.of().formatHex(digest.digest()), kind.get(), small);
    }

    private static byte[] next(InputStream content, byte[] buffer) throws IOException {
        int read = content.read(buffer);
        return read <= 0 ? new byte[0] : Arrays.copyOf(buffer, read);
    }

    private Path folder(String name) {
        if (!name.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a name of ours");
        }
        return root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4));
    }

    Path path(String name) {
        return folder(name).resolve(name);
    }

    Path small(String name) {
        return folder(name).resolve(name + SMALL);
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(path(name));
            Files.deleteIfExists(small(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a killed server had half received. */
    @EventListener(ContextRefreshedEvent.class)
    void sweep() throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        Instant abandoned = clock.instant().minus(ABANDONED_AFTER);
        try (Stream<Path> files = Files.walk(root, 3)) {
            List<Path> parts =
                    files.filter(file -> file.toString().endsWith(PART)).toList();
            for (Path part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(abandoned)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** The new name is only sure to last when the folder is on the disk, too. Windows has no such call. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
