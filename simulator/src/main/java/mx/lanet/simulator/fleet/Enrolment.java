package mx.lanet.simulator.fleet;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.protocol.AgentKey;
import mx.lanet.protocol.KeyProof;
import mx.lanet.protocol.RegistrationAnswer;
import mx.lanet.protocol.RegistrationRequest;
import mx.lanet.protocol.TokenAnswer;
import mx.lanet.simulator.wire.HttpLine;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lets machines join the server as real agents do, and renews what they joined with. */
final class Enrolment {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Enrolment() {}

    /** Joins with a key of its own and its proof (flat shape), or as programs of others do, without one (nested shape). */
    static Enrolled join(HttpLine server, String token, UUID machineId, Shape shape) throws IOException, Refused {
        Machine machine = Machine.of(machineId);
        AgentKey key = shape == Shape.FLAT ? AgentKey.generate() : null;
        Object body = key == null
                ? nested(token, machine)
                : RegistrationRequest.proven(token, key, machine.hardwareInfo(), Instant.now(), nonce());
        HttpLine.Answer answer = server.post("/api/agents/register-with-token", Map.of(), JSON.writeValueAsBytes(body));
        RegistrationAnswer joined = read(answer, RegistrationAnswer.class);
        return new Enrolled(machineId, joined.assetId(), key == null ? null : key.stored(), joined.agentToken(), false);
    }

    private static Map<String, Object> nested(String token, Machine machine) {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("computer_name", machine.name());
        info.put("os", machine.os());
        info.put("os_version", machine.osVersion());
        info.put(
                "hardware",
                Map.of("cpu", machine.cpu(), "ram", machine.ramGb() + " GB", "disk", machine.diskGb() + " GB"));
        info.put("agent_version", Machine.AGENT_VERSION);
        return Map.of(
                "token",
                token,
                "hardware_info",
                info,
                "ip_address",
                machine.ipAddress(),
                "user_agent",
                "LANET-Agent/" + Machine.AGENT_VERSION);
    }

    /**
     * The same machine with a JWT that is valid at the given time: by its key, by the JWT itself while that holds, or by
     * joining again when there is an enrolment token.
     */
    static Enrolled renewed(HttpLine server, Enrolled machine, Instant until, @Nullable String token)
            throws IOException, Refused {
        if (machine.expiresAt().isAfter(until)) {
            return machine;
        }
        String key = machine.key();
        if (key != null) {
            String id = machine.assetId().toString();
            KeyProof proof =
                    KeyProof.sign(AgentKey.parse(key), id, Instant.now().toString(), nonce());
            return refreshed(
                    machine, server.post("/api/agents/token/refresh", Map.of(), JSON.writeValueAsBytes(proof)));
        }
        if (token != null && machine.expiresAt().isBefore(Instant.now())) {
            return machine.withToken(
                    join(server, token, machine.machineId(), Shape.NESTED).token());
        }
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + machine.token());
        return refreshed(machine, server.post("/api/agents/token/refresh", bearer, new byte[] {'{', '}'}));
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }

    private static Enrolled refreshed(Enrolled machine, HttpLine.Answer answer) throws Refused {
        return machine.withToken(read(answer, TokenAnswer.class).agentToken());
    }

    private static <T> T read(HttpLine.Answer answer, Class<T> type) throws Refused {
        if (answer.status() / 100 != 2) {
            throw new Refused(answer);
        }
        return JSON.readValue(answer.body(), type);
    }
}
