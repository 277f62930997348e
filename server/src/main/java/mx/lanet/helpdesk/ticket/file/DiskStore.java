package mx.lanet.helpdesk.ticket.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A folder of the server's own. */
final class DiskStore implements FileStore {
    private final Path root;

    DiskStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String key, Path file) throws IOException {
        Path place = root.resolve(key);
        Path folder = place.resolveSibling("");
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(root.resolve(key));
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve(key), StandardOpenOption.READ);
        return Channels.newInputStream(channel.position(from));
    }

    @Override
    public boolean has(String key) {
        return Files.isRegularFile(root.resolve(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(root.resolve(key));
    }

    /** The new name is only sure to last when the folder is on the disk, too. Windows has no such call. */
    private static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
