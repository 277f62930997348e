package mx.lanet.agent.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;

/** What the agent asks of its server, one exchange a call; none throws, since no answer is an answer, too. */
public interface ServerLink {
    /** The server's address. */
    URI server();

    Answer get(String path, @Nullable String token);

    Answer post(String path, @Nullable String token, Object body);

    /** With an identity by which the server knows a repeat. */
    Answer post(String path, @Nullable String token, String identity, byte[] body);

    /** Sends one file as multipart field {@code file}, streamed from disk. */
    Answer upload(String path, @Nullable String token, String identity, Upload upload);

    /**
     * A body of any length from a byte on; the sink is told where it begins, which is 0 when the server knows no ranges. What
     * breaks off in the middle is Unreachable, and what the sink has by then it keeps.
     */
    Answer download(String path, @Nullable String token, long from, Sink sink);

    /** One file of a multipart request. */
    record Upload(String name, Path file) {}

    /** Takes a body as it comes. */
    @FunctionalInterface
    interface Sink {
        void take(long from, InputStream in) throws IOException;
    }

    /** The body of a record. */
    static byte[] json(Object body) {
        return Json.WIRE.writeValueAsBytes(body);
    }
}
