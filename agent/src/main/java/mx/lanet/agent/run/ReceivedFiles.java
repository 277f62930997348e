package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.store.DataFolder;
import org.jspecify.annotations.Nullable;

/** The files that {@code download_file} brought to this machine. They are named by ids, never by paths. */
public final class ReceivedFiles {
    private static final int MOST = 500;
    private final Path folder;
    private final Semaphore reading = new Semaphore(1);
    private final Refetch refetch;

    private ReceivedFiles(DataFolder data, @Nullable DownloadWork work) {
        this.folder = data.files();
        this.refetch = new Refetch(work);
    }

    /** They are listed and deleted; none is fetched again. */
    public ReceivedFiles(DataFolder data) {
        this(data, null);
    }

    public static ReceivedFiles of(
            DataFolder data, Session session, Messages messages, IntSupplier kilobytesPerSecond) {
        return new ReceivedFiles(
                data, new DownloadWork(data, session, messages, Duration.ofSeconds(1), kilobytesPerSecond));
    }

    /**
     * A file that arrived.
     *
     * @param id made of its name: the same name is the same file
     * @param at when it was last written; null when it is here no more
     * @param again whether it can be fetched once more
     * @param by who sent it in sight of the people here; null for what they are told nothing of
     */
    public record Received(
            String id, String name, long size, @Nullable Instant at, boolean again, @Nullable String by) {}

    /**
     * What is fetched again, or was last.
     *
     * @param id the file's
     * @param trouble why it did not come; null while it comes, and when it has
     */
    public record Fetched(String id, boolean going, long bytes, @Nullable String trouble) {}

    /** What came of {@link #again}. */
    public enum Again {
        BEGUN,
        /** One is fetched at a time. */
        BUSY,
        UNKNOWN
    }

    /** Fetches the file once more, as it was ordered, beside everything else. */
    public Again again(String id) {
        return FileOrder.find(folder, id).map(order -> refetch.begin(id, order)).orElse(Again.UNKNOWN);
    }

    /** Null when nothing was fetched again in this life. */
    public @Nullable Fetched fetched() {
        return refetch.last();
    }

    /** Where they are, for people who look there. */
    public Path folder() {
        return folder;
    }

    /** Newest first; at most 500 that are here, no half ones, and after them those that are here no more. */
    public List<Received> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Received>();
        var orders = new HashMap<String, FileOrder>();
        FileOrder.all(folder).forEach(order -> orders.put(FileOrder.id(order.name()), order));
        try (var paths = Files.newDirectoryStream(folder, path -> isWhole(path))) {
            for (var path : paths) {
                if (found.size() == MOST) {
                    break;
                }
                var facts = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                var name = name(path);
                var id = FileOrder.id(name);
                var order = orders.remove(id);
                found.add(new Received(
                        id,
                        name,
                        facts.size(),
                        facts.lastModifiedTime().toInstant(),
                        order != null,
                        order == null ? null : order.by()));
            }
        }
        orders.forEach((id, order) -> found.add(new Received(id, order.name(), order.size(), null, true, order.by())));
        found.sort(Comparator.comparing(Received::at, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed()
                .thenComparing(Received::name));
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

    /** When something in the folder was last another; null before the first file. */
    public @Nullable Instant changed() {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException e) {
            return null;
        }
    }

    /** The file that was sent in sight of the people here; empty for any other. */
    public Optional<Path> shown(String id) throws IOException {
        boolean theirs =
                FileOrder.find(folder, id).filter(order -> order.by() != null).isPresent();
        return theirs ? find(id) : Optional.empty();
    }

    /** Deletes the file; false when there is none. */
    public boolean delete(String id) throws IOException {
        var file = find(id);
        return file.isPresent() && Files.deleteIfExists(file.get());
    }

    /** The file, whoever may see it. */
    public Optional<Path> find(String id) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var paths = Files.newDirectoryStream(
                folder, path -> isWhole(path) && FileOrder.id(name(path)).equals(id))) {
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
}
