package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import mx.lanet.agent.store.DataFolder;

/** The files that {@code download_file} brought to this machine. They are named by ids, never by paths. */
public final class ReceivedFiles {
    private static final int MOST = 500;
    private final Path folder;
    private final Semaphore reading = new Semaphore(1);

    public ReceivedFiles(DataFolder data) {
        this.folder = data.files();
    }

    /**
     * A file that is here whole.
     *
     * @param id made of its name: the same name is the same file
     * @param at when it was last written
     */
    public record Received(String id, String name, long size, Instant at) {}

    /** Where they are, for people who look there. */
    public Path folder() {
        return folder;
    }

    /** Newest first; at most 500, and no half ones. */
    public List<Received> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Received>();
        try (var paths = Files.newDirectoryStream(folder, path -> isWhole(path))) {
            for (var path : paths) {
                if (found.size() == MOST) {
                    break;
                }
                var facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                var name = name(path);
                found.add(new Received(
                        id(name), name, facts.size(), facts.lastModifiedTime().toInstant()));
            }
        }
        found.sort(Comparator.comparing(Received::at).reversed().thenComparing(Received::name));
        return found;
    }

    /**
     * The SHA-256 of what is in the file now, as hex digits; empty when there is no such file.
     *
     * @throws IOException when it cannot be read, or another is being read: a big one takes a minute
     */
    public Optional<String> sha256(String id) throws IOException {
        var file = find(id);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        if (!reading.tryAcquire()) {
            throw new IOException("another file is being read");
        }
        try {
            return Optional.of(DownloadWork.sha256(file.get()));
        } finally {
            reading.release();
        }
    }

    /** Deletes the file; false when there is none. */
    public boolean delete(String id) throws IOException {
        var file = find(id);
        return file.isPresent() && Files.deleteIfExists(file.get());
    }

    private Optional<Path> find(String id) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var paths = Files.newDirectoryStream(
                folder, path -> isWhole(path) && id(name(path)).equals(id))) {
            var found = paths.iterator();
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        }
    }

    private static boolean isWhole(Path path) {
        return !name(path).startsWith(".") && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static String id(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
