package mx.lanet.agent.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for the two webhooks. Each call shows the agent's local key, which only the agent's user can read; a body is thrown
 * away unread but for its length.
 */
public final class Webhooks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final int MAX_BODY_BYTES = 4 << 10;
    private static final int LEAST_KEY = 32;
    private static final int WAITING = 16;
    private static final int THREADS = 2;

    static {
        // Read by the JDK's server when its first one is made: who sends a request byte by byte is let go after so
        // long.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "60");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Doorkeeper doorkeeper;
    private final Verbs verbs;
    private final Turnstile calls;
    private final Turnstile refusals;

    /** What the webhooks ask for; each begins at once and waits for nothing. */
    public interface Verbs {
        /** Collects the inventory and sends it, also an unchanged one. */
        void collect();

        /** Asks the server whether there is a newer version of the agent. */
        void checkForUpdate();
    }

    private Webhooks(HttpServer server, Doorkeeper doorkeeper, Verbs verbs, Supplier<Duration> elapsed) {
        this.server = server;
        this.doorkeeper = doorkeeper;
        this.verbs = verbs;
        this.calls = new Turnstile(6, Duration.ofMinutes(1), elapsed);
        this.refusals = new Turnstile(30, Duration.ofMinutes(1), elapsed);
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("webhooks-", 0).daemon().factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * Listens where the settings say.
     *
     * @param elapsed a clock that never goes back
     * @throws IOException when the address is none of this machine's, or its port is taken: who calls knows no other
     */
    public static Webhooks start(DataFolder folder, Settings settings, Verbs verbs, Supplier<Duration> elapsed)
            throws IOException {
        var address = address(settings.text(Setting.WEBHOOK_ADDRESS));
        var key = key(folder);
        var server = HttpServer.create(new InetSocketAddress(address, settings.number(Setting.WEBHOOK_PORT)), WAITING);
        var doorkeeper = new Doorkeeper(key, settings.list(Setting.WEBHOOK_HOSTS), server.getAddress());
        if (!address.isLoopbackAddress()) {
            LOG.atWarn().log("the webhooks listen beyond this machine, on {}", address.getHostAddress());
        }
        return new Webhooks(server, doorkeeper, verbs, elapsed);
    }

    /** A name would be asked of somebody else. */
    private static InetAddress address(String literal) throws IOException {
        try {
            return InetAddress.ofLiteral(literal.strip());
        } catch (IllegalArgumentException e) {
            throw new IOException(Setting.WEBHOOK_ADDRESS.path() + " is no IP address: " + literal, e);
        }
    }

    /** Made once; it stays, since other programs have it. Whoever wants another one deletes the file. */
    private static String key(DataFolder folder) throws IOException {
        var known =
                PrivateFiles.read(folder.webhookKeyFile()).map(String::strip).orElse("");
        if (known.length() >= LEAST_KEY) {
            return known;
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var made = HexFormat.of().formatHex(bytes);
        PrivateFiles.write(folder.webhookKeyFile(), made);
        return made;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerTo(exchange);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a webhook failed");
        }
    }

    private void answerTo(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        if (!doorkeeper.isMeant(headers)) {
            refuse(exchange, 403, "refused");
        } else if (refusals.isFull()) {
            later(exchange, refusals);
        } else if (!doorkeeper.isKnown(headers)) {
            refusals.pass();
            refuse(exchange, 401, "the key is missing or wrong");
        } else if (exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1).length > MAX_BODY_BYTES) {
            refuse(exchange, 413, "a webhook has no body to speak of");
        } else {
            route(exchange);
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath()) {
            case "POST /api/webhook/collect" -> act(exchange, verbs::collect, "inventory collection started");
            case "POST /api/webhook/update" -> act(exchange, verbs::checkForUpdate, "update check started");
            default -> refuse(exchange, 404, "no such webhook");
        }
    }

    private void act(HttpExchange exchange, Runnable verb, String message) throws IOException {
        if (!calls.pass()) {
            later(exchange, calls);
            return;
        }
        LOG.atInfo().log("a webhook: {}", message);
        verb.run();
        answer(exchange, 200, Map.of("success", true, "message", message));
    }

    private static void later(HttpExchange exchange, Turnstile turnstile) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", Long.toString(turnstile.retrySeconds()));
        refuse(exchange, 429, "too many calls");
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        answer(exchange, status, Map.of("success", false, "error", why));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        var bytes = Json.WIRE.writeValueAsString(new TreeMap<>(body)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
