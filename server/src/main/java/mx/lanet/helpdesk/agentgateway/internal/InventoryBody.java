package mx.lanet.helpdesk.agentgateway.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads an inventory; refuses it with all that is wrong in it. Unknown fields are kept as they came. */
final class InventoryBody {
    private static final int MOST_PARTS = 500;
    private static final long MOST_BYTES = 1L << 60;
    private static final List<String> SECTIONS = List.of("hardware", "software", "network", "domain", "collectors");

    private InventoryBody() {}

    static ReportedInventory read(JsonBody body, Agent agent, Instant now) {
        UUID assetId = body.id("asset_id");
        if (assetId == null) {
            body.noteMissing("asset_id");
        }
        Instant collected = body.time("collected_at");
        JsonBody hardware = body.object("hardware");
        Map<String, Object> facts = InventoryFacts.read(hardware, body.object("domain"));
        List<JsonBody> network = body.objects("network", MOST_PARTS);
        ReportedInventory.Facts machine = machine(hardware, network);
        checkParts(body, hardware);
        ReportedInventory reported = new ReportedInventory(
                collected == null ? now : collected,
                content(body).toString(),
                InstalledPrograms.read(body.object("software")),
                machine,
                facts);
        body.finish();
        if (!agent.assetId().equals(assetId)) {
            throw Problem.of(403, "other_asset").refusal();
        }
        return reported;
    }

    private static ReportedInventory.Facts machine(JsonBody hardware, List<JsonBody> network) {
        String address = null;
        String mac = null;
        for (JsonBody one : network) {
            one.text("name", 300);
            one.text("display_name", 300);
            String itsMac = one.text("mac_address", 50);
            List<String> addresses = one.texts("ip_addresses", MOST_PARTS, 100);
            one.looseWhole("speed_mbps", 0, MOST_BYTES);
            // The first interface that has an address speaks for the machine.
            if (address == null && itsMac != null && !addresses.isEmpty()) {
                address = addresses.getFirst();
                mac = itsMac;
            }
        }
        return new ReportedInventory.Facts(
                hardware.text("os", 200),
                hardware.looseText("os_version", 200),
                hardware.looseText("agent_version", 50),
                address,
                mac,
                hardware.looseText("serial_number", 200),
                hardware.text("machine_id", 200),
                !hardware.raw().path("batteries").isEmpty());
    }

    /** The parts that are kept as they came must still be what the contract says. */
    private static void checkParts(JsonBody body, JsonBody hardware) {
        hardware.text("computer_name", 255);
        hardware.looseText("os_build", 200);
        hardware.texts("gpus", MOST_PARTS, 300);
        for (JsonBody disk : hardware.objects("disks", MOST_PARTS)) {
            disk.text("name", 300);
            disk.looseText("model", 300);
            disk.looseText("serial", 300);
            disk.whole("size_bytes", 0, MOST_BYTES);
        }
        for (JsonBody volume : hardware.objects("volumes", MOST_PARTS)) {
            volume.text("mount", 1000);
            volume.text("type", 100);
            volume.whole("total_bytes", 0, MOST_BYTES);
        }
        JsonBody domain = body.object("domain");
        domain.text("hostname", 255);
        domain.texts("dns_servers", MOST_PARTS, 100);
        domain.text("gateway", 100);
        body.object("collectors");
    }

    /** The sections that are there, without the programs, which have a table, and without nulls: null is absent. */
    private static ObjectNode content(JsonBody body) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        for (String section : SECTIONS) {
            JsonNode value = body.raw().path(section);
            if (value instanceof ObjectNode object) {
                content.set(section, withoutNulls(object));
            } else if (value.isArray()) {
                content.set(section, value);
            }
        }
        return content;
    }

    private static ObjectNode withoutNulls(ObjectNode section) {
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        section.properties().forEach(field -> {
            if (!field.getValue().isNull() && !field.getKey().equals(InstalledPrograms.FIELD)) {
                kept.put(field.getKey(), field.getValue());
            }
        });
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.setAll(kept);
        return object;
    }
}
