package mx.lanet.desktop.ticket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import mx.lanet.desktop.look.Outside;
import org.jspecify.annotations.Nullable;

/** Puts the files of tickets into the person's folder for downloads, whole or not at all, and opens what can do no harm. */
public final class Downloads {
    private static final Set<String> HARMLESS =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "bmp", "pdf", "txt", "log", "csv");
    private static final Pattern XDG = Pattern.compile("XDG_DOWNLOAD_DIR=\"(?:\\$HOME/)?([^\"]*)\"");

    private final Path folder;

    /** What writes a file's content. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    Downloads(Path folder) {
        this.folder = folder;
    }

    /** Into the person's own folder. */
    public static Downloads ofThisPerson() {
        return new Downloads(usual());
    }

    /** Where this person's system puts them. */
    static Path usual() {
        var home = Path.of(System.getProperty("user.home"));
        try {
            var named = XDG.matcher(Files.readString(home.resolve(".config/user-dirs.dirs")));
            if (named.find() && !named.group(1).isBlank()) {
                return home.resolve(named.group(1));
            }
        } catch (IOException e) {
            // No desktop that names its folders.
        }
        return home.resolve("Downloads");
    }

    /**
     * Fetches it under a name that nothing else has; IOException when it did not come as it is.
     *
     * @param sha256 null where only the size is known
     */
    public Path fetch(String name, long size, @Nullable String sha256, Content content) throws IOException {
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, "lanet", ".part");
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                content.to(out);
            }
            var found = HexFormat.of().formatHex(digest.digest());
            if (Files.size(part) != size || sha256 != null && !found.equals(sha256)) {
                throw new IOException("the file did not come whole");
            }
            return Files.move(part, free(plain(name)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path free(String name) {
        var path = folder.resolve(name);
        int dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        var end = dot > 0 ? name.substring(dot) : "";
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(stem + " (" + i + ")" + end);
        }
        return path;
    }

    /** Only the last part of a name, without what leads elsewhere or hides it. */
    static String plain(String name) {
        var last = name.replace('\\', '/');
        last = last.substring(last.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "_")
                .replaceAll("^\\.+", "");
        while (last.getBytes(StandardCharsets.UTF_8).length > 180) {
            last = last.substring(1);
        }
        return last.isBlank() ? "archivo" : last;
    }

    /** Whether opening it runs nothing: by the end of its name, as the system would decide, too. */
    static boolean isHarmless(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return HARMLESS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Opens what is harmless, else the folder in which it lies. */
    public static void show(Path file) {
        Outside.open(isHarmless(file) ? file : file.resolveSibling("."));
    }
}
