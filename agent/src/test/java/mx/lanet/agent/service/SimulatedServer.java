package mx.lanet.agent.service;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.ServerLink;
import mx.lanet.agent.store.Json;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The server and the network to it, as a model: it keeps by identity what it acknowledges, loses requests and answers,
 * sends requests twice, asks for time, forgets tokens; and notes whatever the agent does that it must not do.
 */
final class SimulatedServer implements ServerLink {
    static final UUID ASSET = UUID.fromString("770e8400-e29b-41d4-a716-446655440001");
    static final AgentKey COMMAND_KEY = AgentKey.generate();

    final Map<String, JsonNode> tickets = new LinkedHashMap<>();
    final Map<String, JsonNode> alerts = new LinkedHashMap<>();
    final Map<String, JsonNode> results = new LinkedHashMap<>();
    final Set<String> lines = new HashSet<>();
    final Set<String> metrics = new HashSet<>();
    final Map<String, Command> commands = new LinkedHashMap<>();
    final Map<String, Object> updates = new HashMap<>();
    final List<String> faults = new ArrayList<>();
    int heartbeats;
    int calls;
    int largestBody;

    /** Whether there is any way to it. */
    boolean away;

    /** Out of a hundred calls so many go wrong. */
    int trouble;

    private final Random random;
    private final Supplier<Instant> time;
    private final Runnable mayDie;
    private String token = "t0";
    private boolean silent = true;
    private Instant quietUntil = Instant.MIN;
    private @Nullable String quietPath;

    SimulatedServer(Random random, Supplier<Instant> time, Runnable mayDie) {
        this.random = random;
        this.time = time;
        this.mayDie = mayDie;
    }

    String token() {
        return token;
    }

    void forgetToken() {
        token = "t" + random.nextInt(1_000_000);
    }

    /** A new life of the agent knows of no silence that the last was asked for. */
    void agentBegins() {
        silent = true;
        quietUntil = Instant.MIN;
    }

    void order(String id, String type, List<String> arguments, Instant expires) {
        var plain = new Command(id, type, null, null, arguments, 60, null, null, expires.toString());
        var signature = Base64.getEncoder().encodeToString(COMMAND_KEY.sign(plain.signedBytes(ASSET.toString())));
        commands.put(id, new Command(id, type, null, null, arguments, 60, null, signature, expires.toString()));
    }

    @Override
    public URI server() {
        return URI.create("http://model.invalid");
    }

    @Override
    public Answer get(String path, @Nullable String used) {
        return exchange(path, used, "", "{}");
    }

    @Override
    public Answer post(String path, @Nullable String used, Object body) {
        return exchange(path, used, "", Json.WIRE.writeValueAsString(body));
    }

    @Override
    public Answer post(String path, @Nullable String used, String identity, byte[] body) {
        return exchange(path, used, identity, new String(body, java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public Answer upload(String path, @Nullable String used, String identity, Upload upload) {
        return new Answer.Unreachable(new IOException("not in the model"));
    }

    @Override
    public Answer download(String path, @Nullable String used, long from, Sink sink) {
        return new Answer.Unreachable(new IOException("not in the model"));
    }

    private Answer exchange(String path, @Nullable String used, String identity, String body) {
        mayDie.run();
        boolean heartbeat = path.endsWith("/heartbeat");
        calls++;
        largestBody = Math.max(largestBody, body.length());
        checkPace(path);
        var answer = away ? lost() : transported(path, used, identity, body);
        if (heartbeat && answer.verdict() != Answer.Verdict.DONE && answer.verdict() != Answer.Verdict.UNAUTHORIZED) {
            silent = true;
        }
        if (heartbeat && answer instanceof Answer.Received r && r.body().startsWith("<")) {
            silent = true;
        }
        mayDie.run();
        return answer;
    }

    private Answer transported(String path, @Nullable String used, String identity, String body) {
        if (random.nextInt(100) >= trouble) {
            return handled(path, used, identity, body);
        }
        return switch (random.nextInt(8)) {
            case 0 -> lost();
            case 1 -> {
                handled(path, used, identity, body);
                yield lost();
            }
            case 2 -> {
                handled(path, used, identity, body);
                yield handled(path, used, identity, body);
            }
            case 3 -> later(503, path);
            case 4 -> later(429, path);
            case 5 -> answer(500, "{}");
            case 6 -> answer(200, "<html>Acepta las condiciones</html>");
            default -> {
                forgetToken();
                yield handled(path, used, identity, body);
            }
        };
    }

    private static Answer lost() {
        return new Answer.Unreachable(new IOException("the line is cut"));
    }

    private Answer later(int status, String path) {
        var wait = Duration.ofSeconds(random.nextInt(1, 1_800));
        quietUntil = time.get().plus(wait);
        quietPath = half(path);
        return new Answer.Received(status, "{}", wait, time.get());
    }

    private static String half(String path) {
        return path.endsWith("/heartbeat") ? "heartbeats" : "deliveries";
    }

    // Renewals belong to whichever call needed them.
    private void checkPace(String path) {
        if (!path.endsWith("/refresh")
                && half(path).equals(quietPath)
                && time.get().isBefore(quietUntil)) {
            faults.add("asked for " + path + " before the time that was asked for");
        }
    }

    private Answer handled(String path, @Nullable String used, String identity, String text) {
        if (path.endsWith("/token/refresh")) {
            return answer(200, "{\"success\":true,\"agent_token\":\"" + token + "\"}");
        }
        if (!token.equals(used)) {
            return answer(401, "{}");
        }
        var body = Json.WIRE.readTree(text);
        if (path.endsWith("/heartbeat")) {
            return heartbeat(body);
        }
        if (silent) {
            faults.add(path + " came before a heartbeat");
        }
        if (path.endsWith("/create-from-agent")) {
            tickets.putIfAbsent(identity, body);
            var id = UUID.nameUUIDFromBytes(identity.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return answer(201, "{\"success\":true,\"ticket_id\":\"" + id + "\",\"ticket_number\":\"TKT-1\"}");
        }
        if (path.endsWith("/result")) {
            var command = path.split("/", -1)[4];
            results.putIfAbsent(command, body);
            commands.remove(command);
        }
        return answer(200, "{\"success\":true}");
    }

    private Answer heartbeat(JsonNode body) {
        boolean loaded = !body.path("alerts").isEmpty() || !body.path("history").isEmpty();
        if (silent && loaded) {
            faults.add("the first heartbeat after a silence brought what was before what is");
        }
        silent = false;
        heartbeats++;
        body.path("alerts").forEach(a -> alerts.putIfAbsent(a.path("alert_id").asString(""), a));
        body.path("logs").forEach(l -> lines.add(l.path("message").asString("")));
        body.path("history").forEach(h -> metrics.add(h.path("timestamp").asString("")));
        var data = Map.of("commands", List.copyOf(commands.values()), "config_updates", Map.copyOf(updates));
        updates.clear();
        return answer(200, Json.WIRE.writeValueAsString(Map.of("success", true, "data", data)));
    }

    private Answer answer(int status, String body) {
        return new Answer.Received(status, body, Duration.ZERO, time.get());
    }
}
