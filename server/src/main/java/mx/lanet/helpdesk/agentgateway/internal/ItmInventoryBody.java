package mx.lanet.helpdesk.agentgateway.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.asset.ReportedInventory;
import mx.lanet.helpdesk.shared.JsonBody;
import mx.lanet.helpdesk.shared.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads an inventory of the IT Monitoring dialect into what the LANET dialect's becomes. Each number may be a text, with its
 * unit; what is absent, or a word such as "N/A", is not known. Unknown fields are kept as they came.
 */
final class ItmInventoryBody {
    private static final int LONGEST = 500;
    private static final double BYTES_OF_A_GB = 1L << 30;
    private static final double MOST_GB = 1 << 24;
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,12}(?:[.,][0-9]{1,12})?)(?:\\s*[A-Za-z/%]{1,10})?");

    private final JsonBody body;
    private final JsonBody hardware;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private ItmInventoryBody(JsonBody body) {
        this.body = body;
        this.hardware = body.object("hardware");
    }

    static ItmInventory read(JsonBody body, @Nullable String agentVersion, Instant now) {
        return new ItmInventoryBody(body).read(agentVersion, now);
    }

    private ItmInventory read(@Nullable String agentVersion, Instant now) {
        Long agentId = body.looseWhole("agent_id", 1, Long.MAX_VALUE);
        Instant collected = collected(now);
        JsonBody system = hardware.object("system_info");
        JsonBody domain = body.object("domain");
        Double memory = number(hardware.has("total_ram_gb") ? "total_ram_gb" : "ram_gb");
        Double disk = number("total_disk_gb");
        facts(system, domain, memory, disk);
        ItmNetwork network = ItmNetwork.read(body.raw().path("network"));
        String operatingSystem = text(hardware, "operating_system", 200);
        ReportedInventory.Facts machine = new ReportedInventory.Facts(
                operatingSystem,
                text(hardware, "os_version", 200),
                agentVersion,
                network.address(),
                network.mac(),
                text(system, "serial_number", 200),
                null,
                false);
        JsonBody software = body.object("software");
        var programs = InstalledPrograms.read(software);
        ObjectNode content = content(system, network);
        String user = text(domain, "domain_user", 200);
        body.finish();
        return new ItmInventory(
                agentId,
                new ReportedInventory(collected, content.toString(), programs, machine, facts),
                digest(content, programs, machine),
                used(memory, number("available_ram_gb")),
                used(disk, number("available_disk_gb")),
                user);
    }

    /** Some say seconds since 1970. */
    private Instant collected(Instant now) {
        JsonNode seconds = body.raw().path("timestamp");
        if (seconds.isNumber()) {
            Instant time = Instant.ofEpochMilli((long) (seconds.doubleValue() * 1000));
            return Times.isSane(time) ? time : now;
        }
        String text = body.text("timestamp", 100);
        if (text == null || text.isBlank()) {
            return now;
        }
        try {
            Instant time = Times.parse(text);
            return Times.isSane(time) ? time : now;
        } catch (DateTimeException _) {
            body.note("timestamp", "not_time");
            return now;
        }
    }

    private void facts(JsonBody system, JsonBody domain, @Nullable Double memory, @Nullable Double disk) {
        InventoryFacts.put(facts, "cpu", text(hardware, "processor", LONGEST));
        whole("cpu_cores", "processor_cores");
        whole("cpu_threads", "processor_threads");
        InventoryFacts.put(facts, "architecture", text(hardware, "architecture", LONGEST));
        InventoryFacts.put(facts, "manufacturer", text(system, "manufacturer", LONGEST));
        InventoryFacts.put(facts, "model", text(system, "model", LONGEST));
        if (memory != null && memory > 0) {
            InventoryFacts.memory(facts, Math.round(memory * BYTES_OF_A_GB));
        }
        if (disk != null && disk > 0) {
            facts.put("disk_bytes", Math.round(disk * BYTES_OF_A_GB));
            facts.put("disk", Math.round(disk) + " GB");
        }
        InventoryFacts.put(facts, "domain", text(domain, "domain_name", 255));
    }

    private void whole(String fact, String field) {
        Double number = number(field);
        if (number != null && number > 0 && number <= 100_000) {
            facts.put(fact, Math.round(number));
        }
    }

    private @Nullable Double number(String field) {
        String text = hardware.looseText(field, LONGEST);
        Matcher number = NUMBER.matcher(text == null ? "" : text.strip());
        if (!number.matches()) {
            return null;
        }
        double value = Double.parseDouble(number.group(1).replace(',', '.'));
        return value <= MOST_GB ? Double.valueOf(value) : null;
    }

    private static @Nullable String text(JsonBody part, String field, int longest) {
        String text = part.looseText(field, 4000);
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest).strip();
    }

    private static @Nullable Float used(@Nullable Double total, @Nullable Double available) {
        return total == null || available == null || total <= 0 || available > total
                ? null
                : Float.valueOf((float) (100 * (total - available) / total));
    }

    /** The sections under the names of the LANET dialect beside what came, so that the same pages show them. */
    private ObjectNode content(JsonBody system, ItmNetwork network) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ObjectNode parts = plain("hardware");
        facts.forEach((name, value) -> {
            if (value instanceof Long number) {
                parts.put(name, number.longValue());
            } else {
                parts.put(name, value.toString());
            }
        });
        parts.put("computer_name", text(body, "hostname", 255));
        parts.put("serial_number", text(system, "serial_number", 200));
        content.set("hardware", parts);
        content.set("software", plain("software"));
        content.set("domain", plain("domain"));
        if (!network.interfaces().isEmpty()) {
            content.set("network", network.interfaces());
        }
        return content;
    }

    private ObjectNode plain(String section) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        body.raw().path(section).properties().forEach(field -> {
            if (!field.getValue().isNull() && !field.getKey().equals(InstalledPrograms.FIELD)) {
                kept.set(field.getKey(), field.getValue());
            }
        });
        return kept;
    }

    private static byte[] digest(ObjectNode content, @Nullable List<?> programs, ReportedInventory.Facts machine) {
        ObjectNode lasting = content.deepCopy();
        if (lasting.get("hardware") instanceof ObjectNode parts) {
            parts.remove(List.of("available_ram_gb", "available_disk_gb"));
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(lasting.toString().getBytes(StandardCharsets.UTF_8));
            sha.update(String.valueOf(programs).getBytes(StandardCharsets.UTF_8));
            return sha.digest(machine.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
