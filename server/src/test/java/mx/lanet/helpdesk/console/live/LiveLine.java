package mx.lanet.helpdesk.console.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.testing.Visitor;
import org.jspecify.annotations.Nullable;

/** A browser's end of the live channel. */
public final class LiveLine implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private @Nullable WebSocket socket;

    private LiveLine() {}

    public static LiveLine open(Visitor visitor, int port) {
        return open(visitor, port, "http://localhost:" + port);
    }

    /** Fails with a WebSocketHandshakeException when it is refused. */
    static LiveLine open(@Nullable Visitor visitor, int port, @Nullable String origin) {
        LiveLine line = new LiveLine();
        WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
        if (visitor != null) {
            builder.header(
                    "Cookie", "lanet_session=" + visitor.cookie("lanet_session").orElse(""));
        }
        if (origin != null) {
            builder.header("Origin", origin);
        }
        line.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/ws"), line)
                .join();
        return line;
    }

    /** Subscribes, and returns when the server has taken note: a topic of ours that changes before is heard anyway. */
    public LiveLine watch(String... topics) {
        return say(Arrays.stream(topics)
                .map(topic -> '"' + topic + '"')
                .collect(Collectors.joining(",", "{\"topics\":[", "]}")));
    }

    LiveLine say(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
        return this;
    }

    /** The messages that nobody has taken yet. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** The next message; null when none comes in this time. */
    @Nullable
    String next(long millis) throws InterruptedException {
        return heard.poll(millis, TimeUnit.MILLISECONDS);
    }

    /** The code with which the server closed the line. */
    int closedWithin(long millis) throws Exception {
        return closed.get(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        if (!text.toString().equals("{}")) { // It only says that the line is alive.
            heard.add(text.toString());
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
