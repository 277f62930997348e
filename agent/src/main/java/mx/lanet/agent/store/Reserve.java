package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Some room on the disk that is given back when the disk is full, so that what must not be lost still finds a place. It
 * holds a few results of the largest size, or thousands of tickets.
 */
final class Reserve {
    static final int BYTES = 4 << 20;
    private static final int LEFT_TO_OTHERS = 4;
    private static final int TIGHT_BYTES = 1 << 20;

    private final Path file;
    private volatile boolean given;

    Reserve(Path file) {
        this.file = file;
    }

    /** Whether next to nothing is left on the disk, or only what was given back; small things may still fit into what the database has already. */
    boolean isTight() {
        if (given) {
            return true;
        }
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < TIGHT_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the disk a little less full; false when that was done before. */
    boolean release() {
        try {
            boolean released = Files.deleteIfExists(file);
            given |= released;
            return released;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes the room again once there is plenty. */
    void renew() {
        try {
            if (Files.exists(file)
                    || Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace()
                            < (long) LEFT_TO_OTHERS * BYTES) {
                return;
            }
            var beside = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            PrivateFiles.touch(beside);
            fill(beside);
            Files.move(beside, file);
            given = false;
        } catch (IOException e) {
            // Without it a full disk is noticed one item earlier.
            release();
        }
    }

    private static void fill(Path beside) throws IOException {
        var block = ByteBuffer.allocate(64 << 10);
        try (var channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            for (int written = 0; written < BYTES; written += channel.write(block)) {
                block.clear();
            }
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }
}
