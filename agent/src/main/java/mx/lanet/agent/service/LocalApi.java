package mx.lanet.agent.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.agent.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The agent's API for programs on this machine, on 127.0.0.1 only. Each call shows the secret that only the agent's user
 * can read; no verb takes a path, a URL or a command. A browser that was lured here has the wrong Host or an Origin.
 */
final class LocalApi implements AutoCloseable {
    /** Header of the secret. */
    static final String SECRET = "X-LANET-Secret";

    private static final Logger LOG = LoggerFactory.getLogger(LocalApi.class);
    private static final int MAX_BODY_BYTES = 256 << 10;
    private static final Duration WAIT_FOR_TICKET = Duration.ofSeconds(8);

    private final DataFolder folder;
    private final HttpServer server;
    private final ExecutorService threads;
    private final byte[] secret;
    private final Verbs verbs;

    /** What the running agent offers. */
    interface Verbs {
        /** How the agent stands, as a JSON object. */
        Map<String, Object> status();

        /** The server's answer to my-tickets with this query. */
        Answer tickets(String query);

        /** Keeps a file for a ticket to come. */
        void keepFile(UUID ticket, String name, InputStream content) throws IOException;

        /** Queues a ticket and gives it some time to be delivered; its state as a JSON object. */
        Map<String, Object> openTicket(UUID identity, TicketDesk.Request request, Duration patience)
                throws IOException, InterruptedException;

        /** The machine's last errors and warnings, as lines for people. */
        List<String> events();

        /** Every setting of the running service, with where it comes from. */
        List<SettingSource.Shown> settings() throws IOException;

        /** A heartbeat, an inventory and a delivery at once. */
        void sync();
    }

    private LocalApi(DataFolder folder, HttpServer server, byte[] secret, Verbs verbs) {
        this.folder = folder;
        this.server = server;
        this.secret = secret;
        this.verbs = verbs;
        this.threads = Executors.newFixedThreadPool(
                3, Thread.ofPlatform().name("local-api-", 0).daemon().factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Listens on the port, or on a free one when it is taken, and writes which into the data folder. */
    static LocalApi start(DataFolder folder, int port, Verbs verbs) throws IOException {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var secret = HexFormat.of().formatHex(bytes);
        var server = listen(port);
        PrivateFiles.write(folder.localSecretFile(), secret);
        PrivateFiles.write(
                folder.localPortFile(), Integer.toString(server.getAddress().getPort()));
        return new LocalApi(folder, server, secret.getBytes(StandardCharsets.UTF_8), verbs);
    }

    private static HttpServer listen(int port) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try {
            return HttpServer.create(new InetSocketAddress(loopback, port), 16);
        } catch (BindException e) {
            LOG.atInfo().log("port {} is taken; the local API takes a free one", port);
            return HttpServer.create(new InetSocketAddress(loopback, 0), 16);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var refusal = refusal(exchange);
            if (refusal != 0) {
                answer(exchange, refusal, Map.of("success", false, "error", "refused"));
                return;
            }
            route(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the local API failed");
        }
    }

    private int refusal(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var own = host != null && (host.equals("127.0.0.1:" + port()) || host.equals("localhost:" + port()));
        if (!own || exchange.getRequestHeaders().containsKey("Origin")) {
            return 403;
        }
        var shown = exchange.getRequestHeaders().getFirst(SECRET);
        boolean known = shown != null && MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
        return known ? 0 : 401;
    }

    private void route(HttpExchange exchange) throws IOException, InterruptedException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
            case "GET /status" -> answer(exchange, 200, verbs.status());
            case "GET /tickets" -> tickets(exchange);
            case "GET /settings" -> answer(exchange, 200, Map.of("success", true, "settings", verbs.settings()));
            case "GET /events" -> answer(exchange, 200, Map.of("success", true, "events", verbs.events()));
            case "POST /attachments" -> attachment(exchange);
            case "POST /tickets" -> open(exchange);
            case "POST /sync" -> {
                verbs.sync();
                answer(exchange, 202, Map.of("success", true));
            }
            default -> answer(exchange, 404, Map.of("success", false, "error", "no such verb"));
        }
    }

    private void tickets(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var found = verbs.tickets(query == null ? "" : query);
        switch (found) {
            case Answer.Received r -> raw(exchange, r.status(), r.body());
            case Answer.Unreachable u -> answer(exchange, 503, Map.of("success", false, "error", u.summary()));
        }
    }

    private void attachment(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var ticket = uuid(headers.getFirst("X-LANET-Ticket"));
        var name = headers.getFirst("X-LANET-File-Name");
        if (ticket == null || name == null) {
            answer(exchange, 400, Map.of("success", false, "error", "X-LANET-Ticket, X-LANET-File-Name"));
            return;
        }
        try {
            verbs.keepFile(ticket, URLDecoder.decode(name, StandardCharsets.UTF_8), exchange.getRequestBody());
            answer(exchange, 201, Map.of("success", true));
        } catch (IOException | IllegalArgumentException e) {
            answer(exchange, 400, Map.of("success", false, "error", String.valueOf(e.getMessage())));
        }
    }

    private void open(HttpExchange exchange) throws IOException, InterruptedException {
        var bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        try {
            var request = bytes.length > MAX_BODY_BYTES ? null : Json.WIRE.readValue(bytes, TicketDesk.Request.class);
            if (request != null && request.description() != null) {
                var identity = request.identity() == null ? UUID.randomUUID() : request.identity();
                answer(exchange, 200, verbs.openTicket(identity, request, WAIT_FOR_TICKET));
                return;
            }
        } catch (Outbox.Full e) {
            notKept(exchange, "full_queue", e);
            return;
        } catch (StoreException e) {
            notKept(exchange, Notices.word(e.trouble()), e);
            return;
        } catch (FileSystemException e) {
            notKept(exchange, "broken", e);
            return;
        } catch (JacksonException e) {
            LOG.atDebug().log("a local ticket that is no JSON of ours: {}", e.getOriginalMessage());
        }
        answer(exchange, 400, Map.of("success", false, "error", "not a ticket"));
    }

    // Whoever asks for help must know at once that nothing was kept, and can telephone.
    private static void notKept(HttpExchange exchange, String why, Exception fault) throws IOException {
        LOG.atError().log("a ticket was not kept: {}", fault.getMessage());
        answer(
                exchange,
                507,
                Map.of(
                        "success",
                        false,
                        "state",
                        "not_kept",
                        "reason",
                        why,
                        "error",
                        String.valueOf(fault.getMessage())));
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        raw(exchange, status, Json.WIRE.writeValueAsString(new TreeMap<>(body)));
    }

    private static void raw(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        Files.deleteIfExists(folder.localPortFile());
    }
}
