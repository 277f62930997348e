package mx.lanet.helpdesk.agentgateway.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mx.lanet.helpdesk.shared.JsonBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The facts of an inventory under the names that a registration uses, so that either renews the other's. */
final class InventoryFacts {
    private static final long BYTES_OF_A_GB = 1L << 30;
    private static final long MOST_BYTES = 1L << 60;
    private static final long MILLION_BYTES = 1_000_000;
    private static final int MOST_DISKS = 20;
    private static final int LONGEST_TEXT = 500;
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
            memory(facts, memory);
        } else {
            put(facts, "ram", hardware.looseText("ram", 500));
        }
        put(facts, "disk", hardware.looseText("disk", 500));
        disks(facts, hardware);
        put(facts, "domain", domain.text("domain_name", 255));
        return facts;
    }

    /** The physical disks as one text, so that another disk is a change; and how much they hold. */
    private static void disks(Map<String, Object> facts, JsonBody hardware) {
        List<String> disks = new ArrayList<>();
        long bytes = 0;
        for (JsonNode disk : hardware.raw().path("disks")) {
            long size = disk.path("size_bytes").asLong(0);
            if (size > 0 && size < MOST_BYTES && disks.size() < MOST_DISKS) {
                bytes += size;
                disks.add(
                        (disk.path("model").asString("").strip() + " " + size / MILLION_BYTES / 1000 + " GB").strip());
            }
        }
        if (bytes > 0) {
            facts.put("disk_bytes", bytes);
            Collections.sort(disks);
            String text = String.join(", ", disks);
            facts.putIfAbsent("disk", text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        }
    }

    /** Bytes of memory as they are shown, and as the machine was sold: the firmware keeps some of it for itself. */
    static void memory(Map<String, Object> facts, long bytes) {
        facts.put("ram_bytes", bytes);
        facts.put("ram", Math.ceilDiv(bytes, BYTES_OF_A_GB) + " GB");
    }

    static void put(Map<String, Object> facts, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            facts.put(name, text.strip());
        }
    }
}
