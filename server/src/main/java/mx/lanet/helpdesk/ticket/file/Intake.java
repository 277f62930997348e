package mx.lanet.helpdesk.ticket.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import mx.lanet.helpdesk.shared.DataFolder;
import mx.lanet.helpdesk.ticket.file.Pictures.Drawn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets files in and hands them out. What comes in lies under a random name and is owed an owner: whoever receives it says
 * {@link #settle} once it is named in the database, or {@link #discard}. What a killed server never said is found by
 * {@link UnsettledFiles}, since a note of it stands on the disk before the file goes to its store.
 */
@Component
public class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final String SMALL = ".png";
    private static final String LARGE = ".view";

    private final SecureRandom random = new SecureRandom();
    private final Path incoming;
    private final FileStore store;

    Intake(DataFolder data, FileStore store) {
        this.incoming = data.attachments().resolve("incoming");
        this.store = store;
    }

    /** Reads the stream to its end, or one byte over the limit. */
    public Received receive(InputStream content, long maxBytes) throws IOException {
        return receive(content, maxBytes, null);
    }

    /**
     * Keeps what is of use only as it came, such as a mail, whatever it holds; it is never shown.
     *
     * @param mediaType what it is handed out as
     */
    public Stored keep(byte[] content, String mediaType) throws IOException {
        Received received = receive(new ByteArrayInputStream(content), content.length, mediaType);
        if (received instanceof Received.Whole(Stored stored)) {
            return stored;
        }
        throw new IOException("nothing to keep");
    }

    private Received receive(InputStream content, long maxBytes, @Nullable String kept) throws IOException {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String name = HexFormat.of().formatHex(bits);
        Files.createDirectories(incoming);
        Path part = incoming.resolve(name);
        boolean whole = false;
        try {
            Received received = write(content, maxBytes, name, part, kept);
            if (received instanceof Received.Whole(Stored stored)) {
                Files.createFile(note(name));
                put(stored, part);
            }
            whole = true;
            return received;
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(beside(part, SMALL));
            Files.deleteIfExists(beside(part, LARGE));
            if (!whole && Files.exists(note(name))) {
                discardOrLeaveNoted(name);
            }
        }
    }

    /** A store that is away cannot be asked; then the note says later what may be there. */
    private void discardOrLeaveNoted(String name) {
        try {
            discard(name);
        } catch (UncheckedIOException e) {
            LOG.atDebug().setCause(e).log("left to the notes");
        }
    }

    private static Received write(InputStream content, long maxBytes, String name, Path part, @Nullable String kept)
            throws IOException {
        MessageDigest digest = sha256();
        byte[] head = content.readNBytes(FileKind.HEAD_BYTES);
        Optional<FileKind> kind = kept == null ? FileKind.of(head) : Optional.empty();
        if (head.length == 0 || kind.isEmpty() && kept == null) {
            return head.length == 0 ? new Received.Empty() : new Received.NotAllowed();
        }
        long size = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            byte[] buffer = new byte[64 * 1024];
            for (byte[] next = head; next.length > 0; next = next(content, buffer)) {
                size += next.length;
                if (size > maxBytes) {
                    return new Received.TooLarge();
                }
                digest.update(next);
                out.write(next);
            }
        }
        Drawn drawn = kind.isPresent() && kind.get().isDrawn()
                ? Pictures.draw(part, beside(part, SMALL), beside(part, LARGE))
                : new Drawn(false, null);
        return new Received.Whole(new Stored(
                name,
                size,
                HexFormat.of().formatHex(digest.digest()),
                kind.map(FileKind::mediaType).orElseGet(() -> Objects.requireNonNull(kept)),
                drawn.small(),
                drawn.large()));
    }

    private static byte[] next(InputStream content, byte[] buffer) throws IOException {
        int read = content.read(buffer);
        return read <= 0 ? new byte[0] : Arrays.copyOf(buffer, read);
    }

    /** The pictures first: where the file is, all of it is. */
    private void put(Stored stored, Path part) throws IOException {
        if (stored.thumbnail()) {
            store.put(key(stored.name()) + SMALL, beside(part, SMALL));
        }
        if (stored.picture() != null) {
            store.put(key(stored.name()) + LARGE, beside(part, LARGE));
        }
        store.put(key(stored.name()), part);
    }

    /** It is somebody's now. */
    public void settle(String name) {
        try {
            Files.deleteIfExists(note(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is about to be nobody's: if the server dies now, it is discarded later. */
    public void unsettle(String name) throws IOException {
        Files.createDirectories(incoming);
        if (!Files.exists(note(name))) {
            Files.createFile(note(name));
        }
    }

    /** Nobody wants it any more. */
    public void discard(String name) {
        try {
            String key = key(name);
            store.delete(key);
            store.delete(key + SMALL);
            store.delete(key + LARGE);
            Files.deleteIfExists(note(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it came; @throws java.nio.file.NoSuchFileException when it is gone. */
    public InputStream open(String name) throws IOException {
        return store.open(key(name));
    }

    /**
     * The same for somebody who downloads it: reading it to its end fails when it is not what was uploaded.
     *
     * @throws java.nio.file.NoSuchFileException when it is gone
     */
    public InputStream open(Stored stored) throws IOException {
        return new UnalteredStream(open(stored.name()), stored);
    }

    public boolean has(String name) throws IOException {
        return store.has(key(name));
    }

    /** The small picture. */
    public InputStream openSmall(String name) throws IOException {
        return store.open(key(name) + SMALL);
    }

    /** The picture that fills a window. */
    public InputStream openLarge(String name) throws IOException {
        return store.open(key(name) + LARGE);
    }

    /** Where notes of what is owed an owner, and halves of what is coming in, lie. */
    Path incoming() {
        return incoming;
    }

    static @Nullable String noted(Path note) {
        String file = note.getFileName().toString();
        return file.endsWith(".note") ? file.substring(0, file.length() - ".note".length()) : null;
    }

    private Path note(String name) {
        return incoming.resolve(name + ".note");
    }

    private static Path beside(Path part, String ending) {
        return part.resolveSibling(part.getFileName() + ending);
    }

    private static String key(String name) {
        if (!name.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("not a name of ours");
        }
        return name.substring(0, 2) + "/" + name.substring(2, 4) + "/" + name;
    }

    /** Of all that the stream holds. */
    public static byte[] sha256(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[64 * 1024];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
