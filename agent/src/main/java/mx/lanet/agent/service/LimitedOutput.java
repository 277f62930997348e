package mx.lanet.agent.service;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Fails once more than the limit is written. */
final class LimitedOutput extends FilterOutputStream {
    private final long limit;
    private long written;

    LimitedOutput(OutputStream out, long limit) {
        super(out);
        this.limit = limit;
    }

    @Override
    public void write(int one) throws IOException {
        count(1);
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        count(length);
        out.write(bytes, offset, length);
    }

    private void count(int length) throws IOException {
        written += length;
        if (written > limit) {
            throw new IOException("more than " + limit + " bytes");
        }
    }
}
