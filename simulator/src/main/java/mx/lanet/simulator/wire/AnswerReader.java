package mx.lanet.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads HTTP/1.1 answers as their bytes arrive, one after the other on a connection that is kept: status, whether the
 * connection stays, when to come again, and the body if it is wanted. For one thread.
 */
public final class AnswerReader {
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LONGEST_BODY = 4 << 20;

    private enum Part {
        STATUS,
        HEADERS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        DONE
    }

    private final boolean keepsBody;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private final byte[] line = new byte[LONGEST_LINE];
    private int lineLength;
    private Part part = Part.STATUS;
    private int status;
    private boolean keptAlive;
    private boolean chunked;
    private int retryAfterSeconds;
    private long expected;
    private long bodyLength;

    public AnswerReader(boolean keepsBody) {
        this.keepsBody = keepsBody;
    }

    /** Makes ready for the next answer. */
    public void begin() {
        part = Part.STATUS;
        lineLength = 0;
        status = 0;
        keptAlive = true;
        chunked = false;
        retryAfterSeconds = 0;
        expected = -1;
        bodyLength = 0;
        body.reset();
    }

    /** Takes what arrived; true when the answer is whole. IOException when it is not HTTP/1.1 as we can read it. */
    public boolean read(ByteBuffer in) throws IOException {
        while (part != Part.DONE && in.hasRemaining()) {
            if (part == Part.BODY || part == Part.CHUNK) {
                take(in);
            } else if (endsLine(in.get())) {
                int length = lineLength;
                lineLength = 0;
                line(length);
            }
        }
        return part == Part.DONE;
    }

    private boolean endsLine(byte next) throws IOException {
        if (next == '\n') {
            if (lineLength > 0 && line[lineLength - 1] == '\r') {
                lineLength--;
            }
            return true;
        }
        if (lineLength == LONGEST_LINE) {
            throw new IOException("a line of the answer is too long");
        }
        line[lineLength++] = next;
        return false;
    }

    private void line(int length) throws IOException {
        switch (part) {
            case STATUS -> statusLine(length);
            case HEADERS -> {
                if (length > 0) {
                    header(length);
                } else {
                    endOfHeaders();
                }
            }
            case CHUNK_SIZE -> chunkSize(length);
            case CHUNK_END -> part = Part.CHUNK_SIZE;
            case TRAILERS -> {
                if (length == 0) {
                    part = Part.DONE;
                }
            }
            case BODY, CHUNK, DONE -> throw new IllegalStateException("no line belongs into " + part);
        }
    }

    private void statusLine(int length) throws IOException {
        if (length < 12 || !startsWith("http/1.1 ", length)) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        status = (int) number(9, 12, 10);
        part = Part.HEADERS;
    }

    private void header(int length) throws IOException {
        if (startsWith("content-length:", length)) {
            expected = number(15, length, 10);
        } else if (startsWith("transfer-encoding: chunked", length)) {
            chunked = true;
        } else if (startsWith("connection: close", length)) {
            keptAlive = false;
        } else if (startsWith("retry-after:", length)) {
            retryAfterSeconds = (int) Math.min(3_600, number(12, length, 10));
        }
    }

    private void endOfHeaders() throws IOException {
        if (chunked) {
            part = Part.CHUNK_SIZE;
        } else if (expected == 0 || status == 204 || status == 304) {
            part = Part.DONE;
        } else if (expected > 0) {
            part = Part.BODY;
        } else {
            throw new IOException("the answer does not say how long it is");
        }
    }

    private void chunkSize(int length) throws IOException {
        int end = 0;
        while (end < length && line[end] != ';') {
            end++;
        }
        expected = number(0, end, 16);
        part = expected == 0 ? Part.TRAILERS : Part.CHUNK;
    }

    private void take(ByteBuffer in) throws IOException {
        int count = (int) Math.min(expected, in.remaining());
        bodyLength += count;
        if (keepsBody && bodyLength <= LONGEST_BODY) {
            byte[] bytes = new byte[count];
            in.get(bytes);
            body.writeBytes(bytes);
        } else if (keepsBody) {
            throw new IOException("the answer is too long");
        } else {
            in.position(in.position() + count);
        }
        expected -= count;
        if (expected == 0) {
            part = part == Part.BODY ? Part.DONE : Part.CHUNK_END;
        }
    }

    private boolean startsWith(String lowerCase, int length) {
        if (length < lowerCase.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            byte b = line[i];
            int lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
            if (lower != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long number(int from, int to, int radix) throws IOException {
        try {
            String digits = new String(line, from, to - from, StandardCharsets.ISO_8859_1).strip();
            long number = Long.parseLong(digits, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("the answer has a wrong number in its head", e);
        }
        throw new IOException("the answer has a negative number in its head");
    }

    /** Three digits; 0 before the first line has come. */
    public int status() {
        return status;
    }

    /** Whether the next request may go over the same connection. */
    public boolean keptAlive() {
        return keptAlive;
    }

    /** 0 when the server does not ask for patience; at most an hour. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** Empty when the body is not kept. */
    public byte[] body() {
        return body.toByteArray();
    }
}
