package mx.lanet.agent.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;

/** One call of the local API: what was asked, and how it is answered. */
final class LocalCall {
    /** Nothing from elsewhere, nothing inline, and in nobody's frame. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' blob: data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private final HttpExchange exchange;

    LocalCall(HttpExchange exchange) {
        this.exchange = exchange;
    }

    boolean is(String method, String path) {
        return exchange.getRequestMethod().equals(method)
                && path.equals(exchange.getRequestURI().getPath());
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** The parts of the address between its slashes; one at least. */
    List<String> path() {
        var path = exchange.getRequestURI().getPath();
        return path != null && path.startsWith("/") ? List.of(path.substring(1).split("/", -1)) : List.of("*");
    }

    /** As it stands in the address; empty when there is none. */
    String query() {
        var query = exchange.getRequestURI().getRawQuery();
        return query == null ? "" : query;
    }

    @Nullable
    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** Spanish when it is asked for first, else English. */
    Locale language() {
        var asked = header("Accept-Language");
        return asked != null && asked.startsWith("es") ? Locale.of("es", "MX") : Locale.ENGLISH;
    }

    InputStream content() {
        return exchange.getRequestBody();
    }

    /** The whole body; empty when it is longer. */
    byte[] body(int most) throws IOException {
        var bytes = exchange.getRequestBody().readNBytes(most + 1);
        return bytes.length > most ? new byte[0] : bytes;
    }

    /** The id, or null when it is none. */
    static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    void answer(int status, Object body) throws IOException {
        raw(status, Json.WIRE.writeValueAsString(body));
    }

    void refuse(int status, String error) throws IOException {
        answer(status, Map.of("success", false, "error", error));
    }

    /** What the server answered, as it is. */
    void pass(Answer found) throws IOException {
        switch (found) {
            case Answer.Received r -> raw(r.status(), r.body());
            case Answer.Unreachable u -> refuse(503, u.summary());
        }
    }

    /** A file's content as it comes. What breaks off is too short: its reader compares length and digest. */
    void passFile(Function<ServerLink.Sink, Answer> source) throws IOException {
        var begun = new AtomicBoolean();
        var answer = source.apply((from, in) -> {
            begun.set(true);
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(200, 0);
            in.transferTo(exchange.getResponseBody());
        });
        if (!begun.get()) {
            pass(answer);
        }
    }

    /** A file of this machine, as it stands. */
    void file(Path content) throws IOException {
        long size = Files.size(content);
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
        if (size > 0) {
            Files.copy(content, exchange.getResponseBody());
        }
    }

    private void raw(int status, String body) throws IOException {
        send(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A part of the page. */
    void file(String type, byte[] content) throws IOException {
        send(200, type, content);
    }

    private void send(int status, String type, byte[] bytes) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", POLICY);
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Referrer-Policy", "no-referrer");
        boolean without = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, without ? -1 : bytes.length);
        if (!without) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
