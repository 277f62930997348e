package mx.lanet.helpdesk.agentgateway.internal;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.Machine;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.enrolment.ShownKey;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.protocol.Ed25519;
import mx.lanet.protocol.RegistrationProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A registration in either of the two documented shapes.
 *
 * @param nested the shape whose document promises 200 for a new machine
 * @param key null for clients without one
 * @param inventory the programs and services that the flat shape brings with it; null when it brings none
 */
record RegistrationBody(
        String token,
        Machine machine,
        @Nullable ShownKey key,
        boolean nested,
        @Nullable String userAgent,
        @Nullable ReportedInventory inventory) {
    private static final int X509_PREFIX_BYTES = 12;
    private static final List<String> TEXT_FACTS = List.of(
            "cpu",
            "ram",
            "disk",
            "domain",
            "motherboard",
            "bios_version",
            "assigned_user",
            "department",
            "estimated_value",
            "warranty_expires",
            "manufacturer",
            "model",
            "architecture");
    /** Secrets, and lists that go to tables of their own. */
    private static final Set<String> NOT_KEPT = Set.of("token", "public_key", "key_proof");

    private static final Set<String> NOT_KEPT_OF_MACHINE = Set.of("installed_software", "services");

    /** Reads the body, or refuses it with all that is wrong in it. */
    static RegistrationBody read(JsonBody body, Instant now) {
        // The token's own errors come first and are the caller's business alone: any text is looked up.
        String token = body.requiredText("token", 1000);
        ShownKey key = key(body);
        if (!body.has("hardware_info")) {
            body.noteMissing("hardware_info");
        }
        JsonBody info = body.object("hardware_info");
        JsonBody hardware = info.object("hardware");
        boolean nested = info.has("hardware") || body.has("ip_address") || body.has("user_agent");
        String userAgent = body.text("user_agent", 1000);
        Machine machine = machine(body, info, hardware);
        ReportedInventory inventory = inventory(info, now);
        body.finish();
        return new RegistrationBody(token, machine, key, nested, userAgent, inventory);
    }

    private static @Nullable ReportedInventory inventory(JsonBody info, Instant now) {
        List<Program> programs = InstalledPrograms.read(info);
        if (programs == null && !info.has("services")) {
            return null;
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        if (info.has("services")) {
            content.putObject("software").set("services", info.raw().path("services"));
        }
        return new ReportedInventory(now, content.toString(), programs, ReportedInventory.Facts.NONE, Map.of());
    }

    private static Machine machine(JsonBody body, JsonBody info, JsonBody hardware) {
        String address = info.text("ip_address", 100);
        return new Machine(
                info.has("computer_name") || !info.has("hostname")
                        ? info.requiredText("computer_name", 255)
                        : info.requiredText("hostname", 255),
                info.text("machine_id", 200),
                info.looseText("serial_number", 200),
                info.text("mac_address", 50),
                address != null ? address : body.text("ip_address", 100),
                info.text("os", 200),
                info.looseText("os_version", 200),
                info.looseText("agent_version", 50),
                facts(info, hardware),
                kept(body).toString());
    }

    private static Map<String, Object> facts(JsonBody info, JsonBody hardware) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : TEXT_FACTS) {
            String text = hardware.has(name) ? hardware.looseText(name, 500) : info.looseText(name, 500);
            if (text != null && !text.isBlank()) {
                facts.put(name, text.strip());
            }
        }
        for (String name : List.of("cpu_cores", "cpu_threads")) {
            Long number = info.looseWhole(name, 0, 100_000);
            if (number != null) {
                facts.put(name, number);
            }
        }
        return facts;
    }

    private static @Nullable ShownKey key(JsonBody body) {
        byte[] key = publicKey(body);
        if (!body.has("key_proof")) {
            return key == null ? null : new ShownKey(key, null);
        }
        if (key == null) {
            body.noteMissing("public_key");
        }
        ProofFields fields = ProofFields.read(body.object("key_proof"));
        // Signed are the texts as they stand in the body.
        String token = body.raw().path("token").asString("");
        String publicKey = body.raw().path("public_key").asString("");
        var signed = new RegistrationProof(fields.timestamp(), fields.nonce(), fields.signature());
        return key == null ? null : new ShownKey(key, new ShownKey.Proof(signed, token, publicKey, fields.at()));
    }

    private static byte @Nullable [] publicKey(JsonBody body) {
        String text = body.text("public_key", 200);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            PublicKey key = Ed25519.publicKey(text.strip());
            byte[] encoded = key.getEncoded();
            return Arrays.copyOfRange(encoded, X509_PREFIX_BYTES, encoded.length);
        } catch (IllegalArgumentException _) {
            return body.note("public_key", "not_key");
        }
    }

    private static ObjectNode kept(JsonBody body) {
        ObjectNode kept = body.raw() instanceof ObjectNode object ? object.deepCopy() : new ObjectNode(null);
        kept.remove(NOT_KEPT);
        if (kept.get("hardware_info") instanceof ObjectNode info) {
            info.remove(NOT_KEPT_OF_MACHINE);
        }
        return kept;
    }
}
