package mx.lanet.agent.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Json;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.agent.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The agent's API for programs on this machine, on 127.0.0.1 only. Each call shows a key: the agent's own, or a person's.
 * A browser that was lured here has the wrong Host or another's Origin; our own page has a key that it got for a pass.
 */
public final class LocalApi implements AutoCloseable {
    /** Header of the key. */
    static final String SECRET = "X-LANET-Secret";

    /** Header by which the server knows a repeat. */
    static final String IDENTITY = "X-LANET-Identity";

    /** Asks for a key; the only verb without one. */
    static final String PEOPLE = "/people";

    private static final Logger LOG = LoggerFactory.getLogger(LocalApi.class);
    private static final int THREADS = 6;
    private static final int MAX_NAME_BYTES = 1_000;

    static {
        // Read by the JDK's server when its first one is made: who sends a request byte by byte is let go after so
        // long.
        if (System.getProperty("sun.net.httpserver.maxReqTime") == null) {
            System.setProperty("sun.net.httpserver.maxReqTime", "60");
        }
    }

    private final DataFolder folder;
    private final DeskFolder desk;
    private final HttpServer server;
    private final ExecutorService threads;
    private final PeopleKeys keys;
    private final Passes passes;
    private final LocalRoutes routes;

    private LocalApi(
            DataFolder folder, DeskFolder desk, HttpServer server, PeopleKeys keys, Passes passes, LocalVerbs verbs) {
        this.folder = folder;
        this.desk = desk;
        this.server = server;
        this.keys = keys;
        this.passes = passes;
        this.routes = new LocalRoutes(verbs);
        this.threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().name("local-api-", 0).daemon().factory());
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Listens on the port, or on a free one when it is taken, and writes which into both folders. */
    public static LocalApi start(DataFolder folder, DeskFolder desk, int port, LocalVerbs verbs) throws IOException {
        return start(folder, desk, port, verbs, AgentClock.system()::elapsed);
    }

    /** The same with another clock for passes and sessions. */
    static LocalApi start(DataFolder folder, DeskFolder desk, int port, LocalVerbs verbs, Supplier<Duration> elapsed)
            throws IOException {
        var secret = PeopleKeys.newKey();
        var server = listen(port);
        try {
            int taken = server.getAddress().getPort();
            PrivateFiles.write(folder.localSecretFile(), secret);
            PrivateFiles.write(folder.localPortFile(), Integer.toString(taken));
            desk.open();
            desk.writePort(taken);
            return new LocalApi(folder, desk, server, new PeopleKeys(desk, secret), new Passes(elapsed), verbs);
        } catch (IOException e) {
            server.stop(0);
            throw e;
        }
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

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange, new LocalCall(exchange));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, LocalCall call) throws IOException, InterruptedException {
        try {
            if (!isFromHere(exchange)) {
                call.refuse(403, "refused");
            } else if (call.is("POST", PEOPLE)) {
                introduce(call);
            } else if (call.is("POST", "/enter")) {
                enter(call);
            } else if (!DashboardFiles.serve(call)) {
                serve(call);
            }
        } catch (StoreException e) {
            LOG.atError().log("the local API cannot read the database: {}", e.getMessage());
            call.refuse(503, e.trouble().name().toLowerCase(Locale.ROOT));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("the local API failed");
            call.refuse(500, "failed");
        }
    }

    private void serve(LocalCall call) throws IOException, InterruptedException {
        var known = keys.callerOf(call.header(SECRET));
        var caller = known.or(() -> passes.callerOf(call.header(SECRET)));
        if (caller.isEmpty()) {
            call.refuse(401, "refused");
        } else if (known.isPresent() && call.is("POST", "/dashboard")) {
            // Of a page's own key there is no pass, or it would last for ever.
            var pass = passes.pass(known.get());
            var address = "http://127.0.0.1:" + port() + "/#pass=" + pass;
            call.answer(200, Map.of("success", true, "pass", pass, "address", address));
        } else {
            routes.serve(call, caller.get());
        }
    }

    // A page of the internet whose name was turned to 127.0.0.1 still shows that name.
    private boolean isFromHere(HttpExchange exchange) {
        var own = List.of("127.0.0.1:" + port(), "localhost:" + port());
        var hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        var origins = exchange.getRequestHeaders().getOrDefault("Origin", List.of());
        return hosts.size() == 1
                && own.contains(hosts.getFirst())
                && origins.stream().allMatch(origin -> own.stream().anyMatch(at -> origin.equals("http://" + at)));
    }

    private void enter(LocalCall call) throws IOException {
        var bytes = call.body(MAX_NAME_BYTES);
        try {
            var pass = Json.WIRE.readTree(bytes).path("pass").asString("");
            var key = passes.enter(pass);
            if (key.isPresent()) {
                call.answer(200, Map.of("success", true, "key", key.get()));
            } else {
                call.refuse(403, "no such pass");
            }
        } catch (JacksonException e) {
            call.refuse(400, "not a pass");
        }
    }

    private void introduce(LocalCall call) throws IOException {
        var bytes = call.body(MAX_NAME_BYTES);
        try {
            var user = Json.WIRE.readTree(bytes).path("user").asString("");
            if (keys.make(user)) {
                call.answer(200, Map.of("success", true));
            } else {
                call.refuse(403, "no such person here");
            }
        } catch (JacksonException e) {
            call.refuse(400, "not a person");
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        threads.shutdownNow();
        Files.deleteIfExists(folder.localPortFile());
        Files.deleteIfExists(desk.portFile());
    }
}
