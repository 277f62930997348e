package mx.lanet.agent.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import mx.lanet.agent.store.Json;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.Ed25519;
import mx.lanet.protocol.KeyProof;
import mx.lanet.protocol.RegistrationProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A small server that keeps the contract, written by hand for tests: it stores by identity, and on command answers with
 * trouble or breaks the connection before or after it has stored something.
 */
final class ContractServer implements AutoCloseable {
    static final UUID ASSET = UUID.fromString("770e8400-e29b-41d4-a716-446655440001");

    final Map<String, JsonNode> tickets = new LinkedHashMap<>();
    final Map<String, JsonNode> alerts = new LinkedHashMap<>();
    final Map<String, JsonNode> results = new LinkedHashMap<>();
    final Map<String, byte[]> attachments = new LinkedHashMap<>();
    final List<JsonNode> heartbeats = new ArrayList<>();
    final List<JsonNode> inventories = new ArrayList<>();
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    /** How many bytes of a file go out before the connection breaks; as many as there are when it is empty. */
    final ConcurrentLinkedQueue<Integer> brokenFiles = new ConcurrentLinkedQueue<>();

    /** What the client has; none while it is null. */
    volatile byte @Nullable [] logo;

    final List<JsonNode> progress = Collections.synchronizedList(new ArrayList<>());
    final List<JsonNode> logs = new ArrayList<>();
    final List<String> requests = new ArrayList<>();
    /** What is answered to a known agent under these paths, by their method. */
    final Map<String, Object> canned = new ConcurrentHashMap<>();

    final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();
    final List<Map<String, Object>> commands = new ArrayList<>();
    final AgentKey commandKey = AgentKey.generate();
    final Map<String, Object> configUpdates = new LinkedHashMap<>();
    final Set<String> validTokens = new HashSet<>();
    final Set<String> poison = new HashSet<>();
    final Set<String> nonces = new HashSet<>();
    /** What is answered under a path that the contract's own answers do not cover. */
    final Map<String, Object> answers = new ConcurrentHashMap<>();

    /** What people did with tickets, as {@code path body}. */
    final List<String> acts = Collections.synchronizedList(new ArrayList<>());

    /** Nobody answers while this is so. */
    volatile boolean away;

    String publicKey = "";
    boolean pending;
    Supplier<Instant> time = Instant::now;
    long nextSeconds = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private int tokens;

    /** What goes wrong with one request. */
    sealed interface Fault {
        record Status(int status, String retryAfter) implements Fault {}

        record CutBefore() implements Fault {}

        record CutAfter() implements Fault {}

        record Page() implements Fault {}

        /** Stores it, then tells the test, and never answers. */
        record HoldAfter(Runnable stored) implements Fault {}
    }

    ContractServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized String issueToken(Duration life) {
        var now = time.get().getEpochSecond();
        var payload = "{\"iat\":" + now + ",\"exp\":" + (now + life.toSeconds()) + ",\"jti\":" + tokens++ + "}";
        var token = "h."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".s";
        validTokens.add(token);
        return token;
    }

    /** A command with the server's signature for this machine, delivered until its result is there. */
    synchronized void order(Command unsigned) {
        deliver(signed(unsigned, ASSET.toString()));
    }

    /** The same for the machine named. */
    Command signed(Command unsigned, String asset) {
        var signature = Base64.getEncoder().encodeToString(commandKey.sign(unsigned.signedBytes(asset)));
        return unsigned.signed(signature);
    }

    /** As it is, signed or not. */
    synchronized void deliver(Command command) {
        commands.add(Json.WIRE.convertValue(
                command, Json.WIRE.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, Object.class)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/ws/agent")) {
            // A server of before the channel.
            answer(exchange, 404, Map.of("status", 404));
            return;
        }
        var body = exchange.getRequestBody().readAllBytes();
        var fault = faults.poll();
        if (away || fault instanceof Fault.CutBefore) {
            exchange.close();
            return;
        }
        if (fault instanceof Fault.Status status) {
            if (!status.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", status.retryAfter());
            }
            answer(exchange, status.status(), Map.of("status", status.status(), "detail", "as the test wants"));
            return;
        }
        if (fault instanceof Fault.Page) {
            answer(exchange, 200, "<html>Acepta las condiciones del Wi-Fi</html>");
            return;
        }
        var path = exchange.getRequestURI().getPath();
        var file = path.equals("/api/agents/logo")
                ? logo
                : path.matches("/api/files/[^/]+/content") ? files.get(path.split("/", -1)[3]) : null;
        if (file != null) {
            file(exchange, file);
            return;
        }
        var answer = respond(exchange, body);
        if (fault instanceof Fault.HoldAfter hold) {
            hold.stored().run();
        } else if (fault instanceof Fault.CutAfter) {
            exchange.close();
        } else {
            answer(exchange, answer.status(), answer.body());
        }
    }

    private void file(HttpExchange exchange, byte[] content) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (range != null) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
        var breaks = brokenFiles.poll();
        var out = exchange.getResponseBody();
        out.write(content, from, breaks == null ? content.length - from : Math.min(breaks, content.length - from));
        out.flush();
        exchange.close();
    }

    private record Response(int status, Object body) {}

    private synchronized Response respond(HttpExchange exchange, byte[] bytes) {
        var path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (path.equals("/api/agents/register-with-token")) {
            return register(Json.WIRE.readTree(bytes));
        }
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean known = validTokens.contains(authorization.replaceFirst("^Bearer ", ""));
        if (path.equals("/api/agents/token/refresh")) {
            return refresh(known, Json.WIRE.readTree(bytes));
        }
        if (!known) {
            return problem(401, "unknown token");
        }
        var ready = canned.get(exchange.getRequestMethod() + " " + path);
        if (ready != null) {
            return new Response(200, ready);
        }
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (path.matches("/api/tickets/[^/]+/attachments")) {
            if (new String(bytes, StandardCharsets.ISO_8859_1).contains("filename=\"malo.exe\"")) {
                var error = Map.of("field", "file", "message", "No se admite este tipo de archivo.");
                return new Response(
                        400,
                        Map.of("success", false, "status", 400, "detail", "No se guardó.", "errors", List.of(error)));
            }
            attachments.putIfAbsent(key, bytes);
            return new Response(201, Map.of("success", true));
        }
        if (answers.containsKey(path)) {
            if (bytes.length > 0) {
                acts.add(path + " " + new String(bytes, StandardCharsets.UTF_8));
            }
            return new Response(200, answers.get(path));
        }
        if (path.equals("/api/tickets/my-tickets") && !pending) {
            return new Response(
                    200, Map.of("success", true, "tickets", List.of(), "total", 0, "page", 1, "per_page", 20));
        }
        if (bytes.length == 0) {
            return problem(403, "pending approval");
        }
        return keep(path, String.valueOf(key), Json.WIRE.readTree(bytes));
    }

    private Response keep(String path, String key, JsonNode body) {
        if (path.equals("/api/agents/heartbeat")) {
            return heartbeat(body);
        }
        if (pending) {
            return problem(403, "pending approval");
        }
        if (path.equals("/api/tickets/create-from-agent")) {
            if (poison.contains(body.path("subject").asString(""))) {
                return problem(400, "not this one");
            }
            tickets.putIfAbsent(key, body);
            int number = List.copyOf(tickets.keySet()).indexOf(key) + 1;
            var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
            return new Response(
                    201,
                    Map.of("success", true, "ticket_id", id, "ticket_number", "TKT-00000" + number, "status", "nuevo"));
        }
        if (path.equals("/api/agents/inventory")) {
            inventories.add(body);
            return new Response(200, Map.of("success", true));
        }
        if (path.endsWith("/progress")) {
            progress.add(body);
            return new Response(200, Map.of("success", true));
        }
        if (path.startsWith("/api/agents/commands/")) {
            var id = path.split("/", -1)[4];
            results.putIfAbsent(id, body);
            commands.removeIf(c -> id.equals(c.get("command_id")));
            return new Response(200, Map.of("success", true));
        }
        return problem(404, "no such path");
    }

    private Response heartbeat(JsonNode body) {
        for (var alert : body.path("alerts")) {
            if (poison.contains(alert.path("alert_id").asString(""))) {
                return problem(400, "not this alert");
            }
        }
        body.path("alerts").forEach(a -> alerts.putIfAbsent(a.path("alert_id").asString(""), a));
        body.path("logs").forEach(logs::add);
        heartbeats.add(body);
        var updates = Map.copyOf(configUpdates);
        configUpdates.clear();
        var data = Map.of(
                "received_at",
                time.get(),
                "next_heartbeat",
                time.get().plusSeconds(nextSeconds).toString(),
                "commands",
                List.copyOf(commands),
                "config_updates",
                updates);
        return new Response(200, Map.of("success", true, "data", data));
    }

    private Response register(JsonNode body) {
        publicKey = body.path("public_key").asString("");
        var proof = Json.WIRE.treeToValue(body.path("key_proof"), RegistrationProof.class);
        if (!proof.isSignedFor(body.path("token").asString(""), publicKey) || !nonces.add(proof.nonce())) {
            return problem(401, "not proven");
        }
        if (isOff(proof.timestamp())) {
            return new Response(401, Map.of("status", 401, "code", "clock_off", "detail", "not the time"));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("success", true);
        answer.put("asset_id", ASSET);
        answer.put("client_name", "Cafe Mexico S.A. de C.V.");
        answer.put("site_name", "Oficina Principal CDMX");
        answer.put("agent_token", issueToken(Duration.ofHours(24)));
        answer.put("command_key", commandKey.publicText());
        answer.put("config", Map.of("heartbeat_interval", 60, "allowed_scripts", List.of("powershell")));
        if (pending) {
            answer.put("status", "pending_approval");
        }
        return new Response(pending ? 202 : 201, answer);
    }

    private Response refresh(boolean known, JsonNode body) {
        if (!known) {
            var proof = Json.WIRE.treeToValue(body, KeyProof.class);
            boolean proven = Ed25519.verify(
                            publicKey,
                            KeyProof.bytes(
                                    String.valueOf(proof.assetId()),
                                    String.valueOf(proof.timestamp()),
                                    String.valueOf(proof.nonce())),
                            proof.signature())
                    && nonces.add(proof.nonce())
                    && !isOff(proof.timestamp());
            if (!proven) {
                return problem(401, "not proven");
            }
        }
        var token = issueToken(Duration.ofHours(24));
        return new Response(200, Map.of("success", true, "agent_token", token));
    }

    private boolean isOff(String timestamp) {
        return Duration.between(Instant.parse(timestamp), time.get()).abs().toMinutes() >= 5;
    }

    private static Response problem(int status, String detail) {
        return new Response(status, Map.of("status", status, "detail", detail, "success", false));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        var text = body instanceof String page ? page : Json.WIRE.writeValueAsString(body);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** The result of a command; an empty one when there is none yet. */
    synchronized JsonNode result(String commandId) {
        var found = results.get(commandId);
        return found == null ? Json.WIRE.createObjectNode() : found;
    }

    synchronized int ticketCount() {
        return tickets.size();
    }

    synchronized long requestCount(String path) {
        return requests.stream().filter(r -> r.endsWith(path)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
