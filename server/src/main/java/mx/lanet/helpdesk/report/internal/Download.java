package mx.lanet.helpdesk.report.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The way to the browser, a buffer at a time; nobody's {@code flush} but {@link #finish} hurries it. With the first byte the
 * response is committed and the person's session saved, which is none of the business of the transaction that reads the
 * rows: its role may not even see sessions.
 */
final class Download extends OutputStream {
    private static final int BUFFER = 1 << 15;

    private final HttpServletResponse response;
    private final TransactionOperations outside;
    private final byte[] waiting = new byte[BUFFER];
    private int filled;
    private boolean begun;
    private boolean gone;

    /** @param outside runs what it is given in no transaction */
    Download(HttpServletResponse response, TransactionOperations outside) {
        this.response = response;
        this.outside = outside;
    }

    /** Whether the other end went away. */
    boolean isGone() {
        return gone;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int place = from;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, BUFFER - filled);
            System.arraycopy(bytes, place, waiting, filled, taken);
            filled += taken;
            place += taken;
            left -= taken;
            if (filled == BUFFER) {
                send();
            }
        }
    }

    void finish() throws IOException {
        send();
        response.flushBuffer();
    }

    private void send() throws IOException {
        begin();
        try {
            response.getOutputStream().write(waiting, 0, filled);
            filled = 0;
        } catch (IOException e) {
            gone = true;
            throw e;
        }
    }

    private void begin() {
        if (!begun) {
            begun = true;
            outside.executeWithoutResult(_ -> {
                try {
                    response.flushBuffer();
                } catch (IOException e) {
                    gone = true;
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
