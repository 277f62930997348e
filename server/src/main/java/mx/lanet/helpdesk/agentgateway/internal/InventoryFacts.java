package mx.lanet.helpdesk.agentgateway.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.JsonBody;
import org.jspecify.annotations.Nullable;

/** The facts of an inventory under the names that a registration uses, so that either renews the other's. */
final class InventoryFacts {
    private static final long BYTES_OF_A_GB = 1L << 30;
    private static final long MOST_BYTES = 1L << 60;
    private static final List<String> TEXTS =
            List.of("cpu", "motherboard", "bios_version", "manufacturer", "model", "architecture");

    private InventoryFacts() {}

    static Map<String, Object> read(JsonBody hardware, JsonBody domain) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String name : TEXTS) {
            put(facts, name, hardware.looseText(name, 500));
        }
        for (String name : List.of("cpu_cores", "cpu_threads")) {
            Long number = hardware.looseWhole(name, 0, 100_000);
            if (number != null) {
                facts.put(name, number);
            }
        }
        Long memory = hardware.whole("ram_bytes", 0, MOST_BYTES);
        if (memory != null && memory > 0) {
            facts.put("ram_bytes", memory);
            // As it was sold: the firmware keeps some of it for itself.
            facts.put("ram", Math.ceilDiv(memory, BYTES_OF_A_GB) + " GB");
        } else {
            put(facts, "ram", hardware.looseText("ram", 500));
        }
        put(facts, "disk", hardware.looseText("disk", 500));
        put(facts, "domain", domain.text("domain_name", 255));
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.put(name, text.strip());
        }
    }
}
