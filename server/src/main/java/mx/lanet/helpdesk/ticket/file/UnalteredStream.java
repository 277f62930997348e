package mx.lanet.helpdesk.ticket.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file read from its begin to its end is what was uploaded, or the reading fails before its last bytes are given: who
 * downloads it is left with half a file that his program calls broken, never with a whole one that is another. A piece alone,
 * which begins with a skip, proves nothing and is given as it lies there.
 */
final class UnalteredStream extends FilterInputStream {
    private final MessageDigest digest = Intake.sha256();
    private final Stored stored;
    private long left;
    private boolean whole = true;

    UnalteredStream(InputStream in, Stored stored) {
        super(in);
        this.stored = stored;
        this.left = stored.sizeBytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (whole && length > 0) {
            check(buffer, offset, read);
        }
        return read;
    }

    private void check(byte[] buffer, int offset, int read) throws IOException {
        digest.update(buffer, offset, Math.max(read, 0));
        left -= Math.max(read, 0);
        boolean cut = read < 0 && left > 0;
        if (cut || left < 0 || left == 0 && read >= 0 && !isAsUploaded()) {
            Arrays.fill(buffer, offset, offset + Math.max(read, 0), (byte) 0);
            throw new IOException("not what was uploaded any more: " + stored.name());
        }
    }

    private boolean isAsUploaded() throws IOException {
        try {
            return MessageDigest.isEqual(
                    ((MessageDigest) digest.clone()).digest(), HexFormat.of().parseHex(stored.sha256()));
        } catch (CloneNotSupportedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        whole = false;
        return super.skip(count);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
