package mx.lanet.helpdesk.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the jar on the class path. They belong to us, so its user cannot change them. */
record PostgresBinaries(Path home) {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);
    private static final Pattern VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar");
    private static final String MARKER = "complete";

    String program(String name) {
        return home.resolve("bin")
                .resolve(Platform.isWindows() ? name + ".exe" : name)
                .toString();
    }

    /** Unpacks into {@code folder/<version>} unless it is there already; it appears whole or not at all. */
    static PostgresBinaries unpack(Path folder) throws IOException {
        URL archive = PostgresBinaries.class.getResource("/" + Platform.archive());
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    "This build has no PostgreSQL for this machine (%s). Use an external one with LANET_DB_URL."
                            .formatted(Platform.archive()));
        }
        Path home = folder.resolve(version(archive));
        if (!Files.exists(home.resolve(MARKER))) {
            LOG.atInfo().addKeyValue("folder", home).log("Unpacking PostgreSQL");
            createReadable(folder);
            Path unfinished = folder.resolve(home.getFileName() + ".unfinished");
            delete(unfinished);
            delete(home);
            extract(archive, unfinished);
            Files.createFile(unfinished.resolve(MARKER));
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        return matcher.find() ? matcher.group(1) : "unversioned";
    }

    private static void extract(URL archive, Path target) throws IOException {
        createReadable(target);
        try (InputStream in = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(
                            "The archive of PostgreSQL has an entry outside its folder: " + entry.getName());
                }
                extract(tar, entry, path);
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            createReadable(path);
        } else if (entry.isSymbolicLink()) {
            createReadable(path.resolveSibling(""));
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!entry.getName().endsWith(".a")) {
            createReadable(path.resolveSibling(""));
            Files.copy(tar, path);
            boolean program = (entry.getMode() & 0100) != 0;
            permit(path, program ? "rwxr-xr-x" : "rw-r--r--");
            if (program) {
                flush(path);
            }
        }
    }

    /** Explicit permissions, because with a strict umask another user could not read what root unpacks. */
    private static void createReadable(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createReadable(folder.resolveSibling(""));
            Files.createDirectory(folder);
            permit(folder, "rwxr-xr-x");
        }
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (!Platform.isWindows()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** A power failure after the rename must not leave an empty program behind. */
    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
