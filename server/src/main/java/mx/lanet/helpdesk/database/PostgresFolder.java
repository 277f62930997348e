package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's data folder, locked while it is open, and the small files in it that tell how to reach the database. */
final class PostgresFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresFolder.class);
    private static final int PASSWORD_BYTES = 24;

    /** Far behind the text, because Windows lets nobody read a locked region, and the text names the owner. */
    private static final long LOCKED_POSITION = Long.MAX_VALUE - 1;

    private final Path path;
    private final @Nullable FileChannel lock;

    private PostgresFolder(Path path, @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder when it is absent, and locks it.
     *
     * @throws FolderInUseException when another server uses it
     * @throws EmbeddedPostgresException when it cannot be made or written
     */
    static PostgresFolder open(Path folder) throws IOException {
        refuseOddName(folder.toAbsolutePath().toString());
        try {
            if (!Files.isDirectory(folder)) {
                make(folder);
            }
            Path path = folder.toRealPath();
            return new PostgresFolder(path, lock(path));
        } catch (AccessDeniedException e) {
            throw new EmbeddedPostgresException(
                    "The data folder %s cannot be used: the user %s may not write %s. Allow it, or choose another folder with --data."
                            .formatted(folder, System.getProperty("user.name"), e.getFile()),
                    e);
        } catch (FileAlreadyExistsException e) {
            throw new EmbeddedPostgresException(
                    "The data folder %s cannot be used: %s is a file. Choose another folder with --data."
                            .formatted(folder, e.getFile()),
                    e);
        }
    }

    /** An existing folder, without the lock: for looking at what another server runs there. */
    static PostgresFolder look(Path folder) throws IOException {
        return new PostgresFolder(folder.toRealPath(), null);
    }

    /** For ourselves alone, since secrets will be in it. */
    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Platform.isWindows()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** PostgreSQL's own tools put the path between double quotes and hand it to a shell. */
    private static void refuseOddName(String path) {
        if (path.chars().anyMatch(c -> c < ' ' || "\"$`".indexOf(c) >= 0 || (c == '\\' && !Platform.isWindows()))) {
            throw new EmbeddedPostgresException(
                    "The data folder %s has one of the characters \" $ ` \\ in its name, which PostgreSQL's tools do not bear. Choose another with --data."
                            .formatted(path));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(LOCKED_POSITION, 1, false) != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("The data folder is locked by this very process", e);
        }
        channel.close();
        throw new FolderInUseException(
                """
                Another LANET server (process %s) uses the data folder %s. Stop it first, or choose another folder with --data."""
                        .formatted(Files.readString(file).strip(), path));
    }

    /** On Linux and macOS, other users must be able to pass through the folder to the parts that are theirs. */
    void letOthersThrough() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    Path path() {
        return path;
    }

    Path data() {
        return path.resolve("pg18");
    }

    Path binaries() {
        return path.resolve("pg-binaries");
    }

    Path log() {
        return path.resolve("pg-log");
    }

    /** The password of PostgreSQL's superuser, made at the first call. */
    String password() throws IOException {
        Path file = path.resolve("pg-password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (Files.exists(data())) {
            throw new EmbeddedPostgresException(
                    "The database in %s exists but its password in %s is missing. Put the file back from a backup."
                            .formatted(data(), file));
        }
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        writeSecret(file, password + "\n");
        return password;
    }

    static void writeSecret(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        if (Platform.isWindows()) {
            Files.createFile(unfinished);
        } else {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        write(unfinished, text);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    /** The same port as last time when it is still free, so that other programs' settings stay true. */
    int freePort() throws IOException {
        int last = lastPort();
        if (last > 0 && isFree(last)) {
            return last;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            Files.writeString(path.resolve("pg-port"), port + "\n");
            return port;
        }
    }

    private int lastPort() throws IOException {
        Path file = path.resolve("pg-port");
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("folder", path).setCause(e).log("The data folder's lock could not be released");
        }
    }
}
