package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Files and folders that only the agent's user can read; a file appears whole or not at all. */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** Makes the folder and its parents; an existing one is closed to others. */
    public static void makeFolder(Path folder) throws IOException {
        if (POSIX) {
            Files.createDirectories(folder, mode("rwx------"));
            close(folder, "rwx------");
        } else {
            Files.createDirectories(folder);
            closeToOthers(folder);
        }
    }

    /** Writes beside, flushes to disk, renames. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #write(Path, String)}. */
    public static void write(Path file, byte[] content) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = POSIX
                ? FileChannel.open(beside, options, mode("rw-------"))
                : FileChannel.open(beside, options, new FileAttribute<?>[0])) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes an empty file that only this user can read, so that others can fill it; an existing one is kept. */
    public static void touch(Path file) throws IOException {
        if (POSIX) {
            if (!Files.exists(file)) {
                Files.createFile(file, mode("rw-------"));
            }
            close(file, "rw-------");
        } else if (!Files.exists(file)) {
            Files.createFile(file);
        }
    }

    // Only when it has to be: a folder that can only be read is still good for reading.
    private static void close(Path path, String permissions) throws IOException {
        var wanted = PosixFilePermissions.fromString(permissions);
        if (!Files.getPosixFilePermissions(path).equals(wanted)) {
            Files.setPosixFilePermissions(path, wanted);
        }
    }

    /** The text of a file, or nothing when it is not there. */
    public static Optional<String> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    /** For a file that is made for its owner alone. */
    public static FileAttribute<?> ownersAlone() {
        return mode("rw-------");
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    // Below %ProgramData% every user may read by inheritance: the owner alone is left. Files inside inherit it.
    private static void closeToOthers(Path folder) throws IOException {
        var view = Files.getFileAttributeView(folder, AclFileAttributeView.class);
        if (view == null) {
            return;
        }
        var entry = AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build();
        view.setAcl(List.of(entry));
    }
}
