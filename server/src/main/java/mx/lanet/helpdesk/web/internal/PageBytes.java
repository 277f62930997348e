package mx.lanet.helpdesk.web.internal;

import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A page as it grows, in one array: it consists of thousands of pieces, and a list of them would be gone through twice more,
 * to be put together and to be compressed. The arrays of pages that were sent are used again: new ones were a quarter of all
 * that a page leaves to be collected.
 */
final class PageBytes implements TemplateOutput, AutoCloseable {
    private static final int USUAL_BYTES = 192 * 1024;
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, 0};
    private static final int GZIP_TAIL_BYTES = 8;

    /** A page is compressed for one reader: a third of the usual work for 3 KB more. Static files get the usual. */
    private static final int LEVEL = 2;

    private static final int LARGEST_KEPT = 1024 * 1024;
    private static final int MOST_KEPT = 16;
    private static final BlockingQueue<byte[]> KEPT = new ArrayBlockingQueue<>(MOST_KEPT);

    /** Each has a quarter of a megabyte outside the heap, which is cleared whenever it is new. */
    private static final BlockingQueue<Deflater> DEFLATERS = new ArrayBlockingQueue<>(MOST_KEPT);

    private byte[] bytes;
    private int size;

    PageBytes() {
        byte[] kept = KEPT.poll();
        this.bytes = kept == null ? new byte[USUAL_BYTES] : kept;
    }

    private PageBytes(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Nobody may write or read it any more. */
    @Override
    public void close() {
        if (bytes.length >= USUAL_BYTES && bytes.length <= LARGEST_KEPT) {
            KEPT.offer(bytes);
        }
        bytes = new byte[0];
        size = 0;
    }

    int size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    @Override
    public void writeContent(String text) {
        writeContent(text, 0, text.length());
    }

    @Override
    public void writeContent(String text, int from, int to) {
        makeRoom(to - from);
        byte[] into = bytes;
        int at = size;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size = at;
                writeBinaryContent(text.substring(i, to).getBytes(StandardCharsets.UTF_8));
                return;
            }
            into[at++] = (byte) c;
        }
        size = at;
    }

    @Override
    public void writeBinaryContent(byte[] piece) {
        makeRoom(piece.length);
        System.arraycopy(piece, 0, bytes, size, piece.length);
        size += piece.length;
    }

    private void makeRoom(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }

    /** The same as a gzip file (RFC 1952). */
    PageBytes compressed() {
        PageBytes gzip = new PageBytes(size / 6 + 1024);
        gzip.writeBinaryContent(GZIP_HEAD);
        Deflater kept = DEFLATERS.poll();
        Deflater deflater = kept == null ? new Deflater(LEVEL, true) : kept;
        deflater.setInput(bytes, 0, size);
        deflater.finish();
        while (!deflater.finished()) {
            gzip.makeRoom(1024);
            gzip.size += deflater.deflate(gzip.bytes, gzip.size, gzip.bytes.length - gzip.size);
        }
        deflater.reset();
        if (!DEFLATERS.offer(deflater)) {
            deflater.end();
        }
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, size);
        gzip.makeRoom(GZIP_TAIL_BYTES);
        gzip.writeLittleEndian((int) sum.getValue());
        gzip.writeLittleEndian(size);
        return gzip;
    }

    private void writeLittleEndian(int number) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }
}
