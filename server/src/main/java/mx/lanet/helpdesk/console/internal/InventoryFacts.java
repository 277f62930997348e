package mx.lanet.helpdesk.console.internal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.asset.AssetInventory;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Shell;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** Turns an inventory into lines that people read. What an agent sent may be anything: what does not fit is left out. */
final class InventoryFacts {
    static final int MOST_LINES = 100;
    private static final int MOST_SERVICES = 500;
    private static final int LONGEST_VALUE = 300;

    private final Texts texts;
    private final Formats formats;

    InventoryFacts(Shell shell) {
        this.texts = shell.texts();
        this.formats = shell.formats();
    }

    List<AssetPage.Section> sections(AssetDetail asset, @Nullable AssetInventory inventory) {
        Map<?, ?> hardware = inventory == null ? asset.facts() : inventory.section("hardware");
        List<AssetPage.Section> sections = new ArrayList<>();
        sections.add(new AssetPage.Section("asset.inventory.hardware", hardware(asset, hardware)));
        sections.add(new AssetPage.Section("asset.inventory.os", system(asset, hardware, inventory)));
        if (inventory != null) {
            InventoryParts parts = new InventoryParts(texts, formats, inventory);
            sections.add(new AssetPage.Section("asset.inventory.memory", parts.memory()));
            sections.add(new AssetPage.Section("asset.inventory.disks", disks(inventory)));
            sections.add(new AssetPage.Section("asset.inventory.network", network(inventory)));
            sections.add(new AssetPage.Section("asset.inventory.monitors", parts.monitors()));
            sections.add(new AssetPage.Section("asset.inventory.batteries", parts.batteries()));
            sections.add(new AssetPage.Section("asset.inventory.printers", parts.printers()));
            sections.add(new AssetPage.Section("asset.inventory.users", parts.users()));
            sections.add(new AssetPage.Section("asset.inventory.updates", parts.updates()));
            sections.add(new AssetPage.Section("asset.inventory.services", services(inventory)));
        }
        sections.removeIf(section -> section.facts().isEmpty());
        return sections;
    }

    List<KeyValue> card(AssetDetail asset, @Nullable AssetInventory inventory) {
        Map<?, ?> hardware = inventory == null ? asset.facts() : inventory.section("hardware");
        List<KeyValue> facts = new ArrayList<>();
        mono(facts, "serial", asset.serialNumber());
        add(facts, "model", joined(hardware, "manufacturer", "model"));
        add(facts, "cpu", text(hardware, "cpu"));
        add(facts, "ram", ram(hardware));
        mono(facts, "ip", asset.ipAddress());
        add(facts, "agent", asset.agentVersion());
        add(facts, "registered", formats.moment(asset.registeredAt()));
        return facts;
    }

    List<AssetPage.Volume> volumes(@Nullable AssetInventory inventory) {
        if (inventory == null) {
            return List.of();
        }
        List<AssetPage.Volume> volumes = new ArrayList<>();
        for (Object one : inventory.list("hardware", "volumes")) {
            if (one instanceof Map<?, ?> volume && volumes.size() < MOST_LINES) {
                Long total = number(volume, "total_bytes");
                if (!text(volume, "mount").isEmpty() && total != null) {
                    volumes.add(new AssetPage.Volume(text(volume, "mount"), text(volume, "type"), total));
                }
            }
        }
        return volumes;
    }

    private List<KeyValue> hardware(AssetDetail asset, Map<?, ?> hardware) {
        List<KeyValue> facts = new ArrayList<>();
        add(facts, "model", joined(hardware, "manufacturer", "model"));
        mono(facts, "serial", asset.serialNumber());
        add(facts, "motherboard", text(hardware, "motherboard"));
        add(facts, "bios", (text(hardware, "bios_version") + " " + text(hardware, "bios_date")).strip());
        add(facts, "cpu", text(hardware, "cpu"));
        Long cores = number(hardware, "cpu_cores");
        Long threads = number(hardware, "cpu_threads");
        if (cores != null) {
            add(facts, "cores", texts.t("asset.cores", cores, threads == null ? cores : threads));
        }
        add(facts, "ram", ram(hardware));
        add(facts, "disk", text(hardware, "disk"));
        list(hardware, "gpus").forEach(gpu -> add(facts, "gpu", shortened(gpu)));
        return facts;
    }

    private List<KeyValue> system(AssetDetail asset, Map<?, ?> hardware, @Nullable AssetInventory inventory) {
        List<KeyValue> facts = new ArrayList<>();
        add(facts, "kind", kind(asset));
        add(facts, "os", asset.os());
        add(facts, "os_version", (asset.osVersion() + " " + text(hardware, "os_build")).strip());
        add(facts, "architecture", text(hardware, "architecture"));
        mono(facts, "machine_id", text(hardware, "machine_id"));
        add(facts, "agent", asset.agentVersion());
        if (inventory != null) {
            Map<?, ?> updates = inventory.section("software").get("updates") instanceof Map<?, ?> map ? map : Map.of();
            add(facts, "updates_pending", text(updates, "pending_count"));
            add(facts, "updates_last", moment(text(updates, "last_install")));
        }
        return facts;
    }

    private List<KeyValue> disks(AssetInventory inventory) {
        List<KeyValue> facts = new ArrayList<>();
        for (Object one : inventory.list("hardware", "disks")) {
            if (one instanceof Map<?, ?> disk && facts.size() < MOST_LINES) {
                Long size = number(disk, "size_bytes");
                facts.add(KeyValue.of(
                        text(disk, "name"),
                        (size == null ? "" : formats.bytes(size) + " · ")
                                + (text(disk, "model") + "  " + text(disk, "serial")).strip()));
            }
        }
        volumes(inventory)
                .forEach(volume -> facts.add(
                        KeyValue.of(volume.mount(), formats.bytes(volume.totalBytes()) + " · " + volume.type())));
        return facts;
    }

    private List<KeyValue> network(AssetInventory inventory) {
        List<KeyValue> facts = new ArrayList<>();
        Map<?, ?> domain = inventory.section("domain");
        mono(facts, "hostname", text(domain, "hostname"));
        mono(facts, "domain", text(domain, "domain_name"));
        add(facts, "workgroup", text(domain, "workgroup"));
        mono(facts, "gateway", text(domain, "gateway"));
        mono(facts, "dns", joinedList(domain, "dns_servers"));
        for (Object one : inventory.list("network")) {
            if (one instanceof Map<?, ?> network && facts.size() < MOST_LINES) {
                String name =
                        text(network, "display_name").isEmpty() ? text(network, "name") : text(network, "display_name");
                Long speed = number(network, "speed_mbps");
                facts.add(KeyValue.mono(
                        name,
                        (joinedList(network, "ip_addresses")
                                        + "  " + text(network, "mac_address")
                                        + (speed == null || speed <= 0 ? "" : "  " + formats.unit(speed, "Mbit/s")))
                                .strip()));
            }
        }
        return facts;
    }

    private List<KeyValue> services(AssetInventory inventory) {
        List<KeyValue> facts = new ArrayList<>();
        List<?> services = inventory.list("software", "services");
        for (Object one : services) {
            if (one instanceof Map<?, ?> service && facts.size() < MOST_SERVICES) {
                String status = text(service, "status").toLowerCase(Locale.ROOT);
                boolean known = List.of("running", "stopped", "paused").contains(status);
                facts.add(KeyValue.of(text(service, "name"), known ? texts.t("asset.service." + status) : status));
            }
        }
        if (services.size() > MOST_SERVICES) {
            facts.add(KeyValue.of("…", texts.t("asset.inventory.more", services.size() - MOST_SERVICES)));
        }
        return facts;
    }

    /** A time as people tell it; anything else as it was said. */
    private String moment(String text) {
        try {
            return text.isEmpty() ? "" : formats.moment(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private String kind(AssetDetail asset) {
        return texts.t("asset.kind." + asset.kind()) + " · " + texts.t("asset.kind.from." + asset.kindFrom());
    }

    private String ram(Map<?, ?> hardware) {
        Long bytes = number(hardware, "ram_bytes");
        return bytes == null ? text(hardware, "ram") : formats.bytes(bytes);
    }

    private void add(List<KeyValue> facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(KeyValue.of(texts.t("asset.fact." + name), value));
        }
    }

    private void mono(List<KeyValue> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(KeyValue.mono(texts.t("asset.fact." + name), value));
        }
    }

    private static String joined(Map<?, ?> map, String first, String second) {
        String one = text(map, first);
        String other = text(map, second);
        return other.startsWith(one) ? other : (one + " " + other).strip();
    }

    private static String joinedList(Map<?, ?> map, String name) {
        return shortened(
                String.join(", ", list(map, name).stream().map(String::valueOf).toList()));
    }

    static List<?> list(Map<?, ?> map, String name) {
        return map.get(name) instanceof List<?> list
                ? list.stream().limit(MOST_LINES).toList()
                : List.of();
    }

    static String text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value instanceof String || value instanceof Number || value instanceof Boolean ? shortened(value) : "";
    }

    static @Nullable Long number(Map<?, ?> map, String name) {
        return map.get(name) instanceof Number number ? Long.valueOf(number.longValue()) : null;
    }

    static String shortened(Object value) {
        String text = String.valueOf(value).strip();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
