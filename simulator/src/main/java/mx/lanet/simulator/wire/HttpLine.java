package mx.lanet.simulator.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One kept connection for calls one after the other, re-opened when the server closed it. For one thread. */
public final class HttpLine implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int SMALL_BYTES = 16 * 1024;

    private final ServerAddress server;
    private final int timeoutMillis;
    private final AnswerReader reader = new AnswerReader(true);
    private final byte[] buffer = new byte[16 * 1024];
    private @Nullable Socket socket;

    /** An answer with its body. */
    public record Answer(int status, byte[] body, int retryAfterSeconds) {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public HttpLine(ServerAddress server) {
        this(server, TIMEOUT_MILLIS);
    }

    /** As {@link #HttpLine(ServerAddress)}, with another time after which silence is a fault. */
    public HttpLine(ServerAddress server, int timeoutMillis) {
        this.server = server;
        this.timeoutMillis = timeoutMillis;
    }

    /** Posts JSON; the headers are added to those that every request needs. At most two connections are tried. */
    public Answer post(String path, Map<String, String> headers, byte[] json) throws IOException {
        return post(path, headers, "application/json", json);
    }

    /** As {@link #post(String, Map, byte[])}, of another type. */
    public Answer post(String path, Map<String, String> headers, String type, byte[] body) throws IOException {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Content-Type", type);
        return call(head(path, all, body.length), body);
    }

    private Answer call(byte[] head, byte[] body) throws IOException {
        Socket kept = socket;
        if (kept != null) {
            try {
                return exchange(kept, head, body);
            } catch (IOException e) {
                // The server may have closed an idle connection: that is no error, a fresh one decides.
                close();
            }
        }
        Socket fresh = new Socket();
        socket = fresh;
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(timeoutMillis);
        fresh.connect(server.socketAddress(), timeoutMillis);
        return exchange(fresh, head, body);
    }

    private byte[] head(String path, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: " + server.authority() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(length).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private Answer exchange(Socket line, byte[] head, byte[] body) throws IOException {
        send(line.getOutputStream(), head, body);
        reader.begin();
        InputStream in = line.getInputStream();
        boolean whole = false;
        while (!whole) {
            int count = in.read(buffer);
            if (count < 0) {
                throw new IOException("the server closed the connection");
            }
            whole = reader.read(ByteBuffer.wrap(buffer, 0, count));
        }
        if (!reader.keptAlive()) {
            close();
        }
        return new Answer(reader.status(), reader.body(), reader.retryAfterSeconds());
    }

    /** What is small goes in one piece; what is large is not copied for that. */
    private static void send(OutputStream out, byte[] head, byte[] body) throws IOException {
        boolean small = body.length < SMALL_BYTES;
        byte[] first = small ? Arrays.copyOf(head, head.length + body.length) : head;
        if (small) {
            System.arraycopy(body, 0, first, head.length, body.length);
        }
        out.write(first);
        if (!small) {
            out.write(body);
        }
    }

    @Override
    public void close() throws IOException {
        Socket kept = socket;
        socket = null;
        if (kept != null) {
            kept.close();
        }
    }
}
