package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that sends for a data folder. The operating system frees it, whatever ends the process. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Empty when another process, or another part of this one, holds it. */
    public static Optional<FolderLock> tryTake(DataFolder folder) throws IOException {
        try {
            return tryTake(folder.lockFile());
        } catch (IOException e) {
            throw new FolderException(folder.path(), e);
        }
    }

    /** The same for a file that several folders have in common. */
    public static Optional<FolderLock> tryTake(Path file) throws IOException {
        PrivateFiles.touch(file);
        var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                sign(channel);
                return Optional.of(new FolderLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: to the caller the same as held by another.
        }
        channel.close();
        return Optional.empty();
    }

    // Who holds it, for the one who is refused. On a full disk nobody is named.
    private static void sign(FileChannel channel) {
        try {
            var text = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text), 0);
        } catch (IOException e) {
            // The lock itself needs no room.
        }
    }

    /** The process that holds it, as far as it can be read. */
    public static String holder(DataFolder folder) {
        return holder(folder.lockFile());
    }

    /** As {@link #holder(DataFolder)}. */
    public static String holder(Path file) {
        try {
            var text = PrivateFiles.read(file).orElse("").strip();
            return text.isEmpty() ? "?" : text;
        } catch (IOException e) {
            return "?";
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
