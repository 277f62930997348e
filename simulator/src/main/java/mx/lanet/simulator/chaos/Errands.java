package mx.lanet.simulator.chaos;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.CommandResult;
import mx.lanet.simulator.chaos.SimulatedAgent.Errand;
import mx.lanet.simulator.fleet.Enrolled;
import tools.jackson.databind.json.JsonMapper;

/** Makes up what a simulated agent sends, each with a mark that no other has. */
final class Errands {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TYPE = "application/json";
    private static final int MOST_FILE_BYTES = 40_000;

    private final String name;
    private final Enrolled machine;
    private final SplittableRandom random;
    private int inventories;

    /** The name stands in each mark, so that whoever sent a lost thing is known. */
    Errands(String name, Enrolled machine, SplittableRandom random) {
        this.name = name;
        this.machine = machine;
        this.random = random;
    }

    private String mark() {
        return SimulatedAgent.MARK + name + " " + UUID.randomUUID();
    }

    Errand ticket() {
        String mark = mark();
        Map<String, Object> body = Map.of(
                "subject",
                mark,
                "description",
                "No hay red desde hoy. ñ á é ¿?",
                "priority",
                "media",
                "channel",
                "agente",
                "created_by_agent",
                true);
        return json(Kind.TICKET, mark, "/api/tickets/create-from-agent", body);
    }

    Errand comment(String ticket) {
        String mark = mark();
        return json(Kind.COMMENT, mark, "/api/tickets/" + ticket + "/comments", Map.of("comment", mark));
    }

    Errand attachment(String ticket) {
        String file = fileName(name);
        String boundary = "caos" + Long.toHexString(random.nextLong());
        String content = text(random.nextInt(1, MOST_FILE_BYTES));
        String body =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: text/plain\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, file, content, boundary);
        return new Errand(
                Kind.ATTACHMENT,
                file,
                sha256(content.getBytes(StandardCharsets.UTF_8)),
                "/api/tickets/" + ticket + "/attachments",
                "multipart/form-data; boundary=" + boundary,
                body.getBytes(StandardCharsets.UTF_8),
                UUID.randomUUID().toString());
    }

    /** Each has a newer version of one program; the first is where the history begins, and no change. */
    Errand inventory() {
        int version = ++inventories;
        Map<String, Object> body = Map.of(
                "asset_id",
                machine.assetId(),
                "collected_at",
                Instant.now(),
                "software",
                Map.of("installed_software", List.of(Map.of("name", "Caos", "version", "" + version))));
        return json(Kind.INVENTORY, machine.assetId() + " " + version, "/api/agents/inventory", body);
    }

    /** All of one type, each about a subject of its own: each is one of its own, and is to be kept as such. */
    AlertReport alert() {
        String mark = mark();
        return new AlertReport(UUID.randomUUID(), "caos", "warning", mark, null, null, Instant.now(), mark, null);
    }

    Errand result(String commandId) {
        CommandResult result =
                new CommandResult("succeeded", 0, commandId + "\n", "", false, Instant.now(), Instant.now(), null);
        return new Errand(
                Kind.RESULT,
                commandId,
                "succeeded",
                "/api/agents/commands/" + commandId + "/result",
                TYPE,
                JSON.writeValueAsBytes(result),
                commandId);
    }

    private static Errand json(Kind kind, String mark, String path, Map<String, Object> body) {
        return new Errand(
                kind,
                mark,
                "",
                path,
                TYPE,
                JSON.writeValueAsBytes(body),
                UUID.randomUUID().toString());
    }

    static String fileName(String sender) {
        return "caos-" + sender + "-" + UUID.randomUUID() + ".txt";
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder("Bitácora\n");
        while (text.length() < length) {
            text.append(Long.toString(random.nextLong(), 36)).append('\n');
        }
        return text.toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
