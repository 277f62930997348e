package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process wrote to one stream: the first 1 MiB, the last 16 KiB, and how much it was in all. What is more than a little
 * lies in a file while the process runs: twenty that talk a lot would else take 40 MiB of a small program's memory.
 */
final class Captured implements AutoCloseable {
    static final int CAP = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Captured.class);
    private static final int TAIL = 16 << 10;
    private static final int IN_MEMORY = 32 << 10;

    private final Path folder;
    private byte[] head = new byte[1 << 10];
    private int headSize;
    private int fileSize;
    private @Nullable FileChannel file;
    private boolean full;
    private final byte[] ring = new byte[TAIL];
    private long total;

    /** Its file, when it needs one, is made in that folder; on Linux it has no name there, elsewhere until this is closed. */
    Captured(Path folder) {
        this.folder = folder;
    }

    synchronized void add(byte[] bytes, int length) {
        int kept = full ? 0 : Math.min(length, CAP - fileSize - headSize);
        if (headSize + kept > IN_MEMORY && !setAside()) {
            kept = 0;
        }
        if (headSize + kept > head.length) {
            head = Arrays.copyOf(head, Math.max(headSize + kept, head.length * 2));
        }
        System.arraycopy(bytes, 0, head, headSize, kept);
        headSize += kept;
        for (int i = Math.max(0, length - TAIL); i < length; i++) {
            ring[(int) ((total + i) % TAIL)] = bytes[i];
        }
        total += length;
    }

    // On a full disk the output ends here, and is said to be cut.
    private boolean setAside() {
        try {
            if (file == null) {
                file = FileChannel.open(
                        Files.createTempFile(folder, "output", ""),
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
            }
            var bytes = ByteBuffer.wrap(head, 0, headSize);
            while (bytes.hasRemaining()) {
                file.write(bytes, fileSize + bytes.position());
            }
            fileSize += headSize;
            headSize = 0;
            return true;
        } catch (IOException e) {
            LOG.atWarn().log("more of an output cannot be kept: {}", e.getMessage());
            full = true;
            return false;
        }
    }

    synchronized long total() {
        return total;
    }

    synchronized boolean isTruncated() {
        return total > fileSize + headSize;
    }

    /** The beginning; when more was said, without the bytes of a character that the cap has cut. */
    synchronized byte[] head() throws IOException {
        var whole = new byte[fileSize + headSize];
        var before = ByteBuffer.wrap(whole, 0, fileSize);
        while (file != null && before.hasRemaining() && file.read(before, before.position()) > 0) {
            // Until all of it is read.
        }
        System.arraycopy(head, 0, whole, fileSize, headSize);
        int size = isTruncated() ? wholeCharacters(whole, whole.length) : whole.length;
        return size == whole.length ? whole : Arrays.copyOf(whole, size);
    }

    /** The end, without the bytes of a character that begins before it. */
    synchronized byte[] tail() {
        int size = (int) Math.min(total, TAIL);
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = ring[(int) ((total - size + i) % TAIL)];
        }
        int start = 0;
        while (total > size && start < Math.min(size, 3) && isContinuation(bytes[start])) {
            start++;
        }
        return Arrays.copyOfRange(bytes, start, wholeCharacters(bytes, size));
    }

    /** The length without an unfinished UTF-8 sequence at the end; what is no UTF-8 is left as it is. */
    static int wholeCharacters(byte[] bytes, int length) {
        int lead = length - 1;
        while (lead >= 0 && length - lead < 4 && isContinuation(bytes[lead])) {
            lead--;
        }
        return lead >= 0 && length - lead < sequenceLength(bytes[lead]) ? lead : length;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private static boolean isContinuation(byte one) {
        return (one & 0xC0) == 0x80;
    }

    private static int sequenceLength(byte lead) {
        if ((lead & 0xE0) == 0xC0) {
            return 2;
        }
        return (lead & 0xF0) == 0xE0 ? 3 : (lead & 0xF8) == 0xF0 ? 4 : 1;
    }
}
