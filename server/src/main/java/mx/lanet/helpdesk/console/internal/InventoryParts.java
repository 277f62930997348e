package mx.lanet.helpdesk.console.internal;

import static mx.lanet.helpdesk.console.internal.InventoryFacts.number;
import static mx.lanet.helpdesk.console.internal.InventoryFacts.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mx.lanet.helpdesk.asset.AssetInventory;
import mx.lanet.helpdesk.web.Formats;
import mx.lanet.helpdesk.web.KeyValue;
import mx.lanet.helpdesk.web.Texts;
import org.jspecify.annotations.Nullable;

/** The parts of a machine and what belongs to it, one line each. What does not fit is left out. */
final class InventoryParts {
    private final Texts texts;
    private final Formats formats;
    private final AssetInventory inventory;

    InventoryParts(Texts texts, Formats formats, AssetInventory inventory) {
        this.texts = texts;
        this.formats = formats;
        this.inventory = inventory;
    }

    List<KeyValue> memory() {
        return lines("hardware", "memory_modules", (module, facts) -> {
            Long size = number(module, "size_bytes");
            Long speed = number(module, "speed_mhz");
            facts.add(KeyValue.of(
                    orElse(text(module, "slot"), texts.t("asset.part.slot", facts.size() + 1)),
                    joined(
                            size == null ? "" : formats.bytes(size),
                            text(module, "type"),
                            speed == null ? "" : formats.unit(speed, "MHz"),
                            text(module, "manufacturer"),
                            text(module, "part_number"),
                            text(module, "serial"))));
        });
    }

    List<KeyValue> monitors() {
        return lines(
                "hardware",
                "monitors",
                (monitor, facts) -> facts.add(KeyValue.of(
                        orElse(
                                joinedBy(" ", text(monitor, "manufacturer"), text(monitor, "model")),
                                texts.t("asset.part.monitor", facts.size() + 1)),
                        joined(text(monitor, "serial"), text(monitor, "year")))));
    }

    List<KeyValue> batteries() {
        return lines("hardware", "batteries", (battery, facts) -> {
            Long health = number(battery, "health_percent");
            Long capacity = number(battery, "design_capacity");
            facts.add(KeyValue.of(
                    orElse(text(battery, "name"), texts.t("asset.inventory.batteries")),
                    joined(
                            health == null ? "" : texts.t("asset.part.health", formats.percent(health)),
                            capacity == null ? "" : formats.unit(capacity, text(battery, "capacity_unit")),
                            text(battery, "manufacturer"),
                            text(battery, "chemistry"))));
        });
    }

    List<KeyValue> printers() {
        return lines(
                "hardware",
                "printers",
                (printer, facts) -> facts.add(KeyValue.of(
                        text(printer, "name"),
                        joined(
                                is(printer, "is_default") ? texts.t("asset.part.default") : "",
                                text(printer, "driver"),
                                text(printer, "port")))));
    }

    List<KeyValue> users() {
        return lines(
                "domain",
                "local_users",
                (user, facts) -> facts.add(KeyValue.of(
                        text(user, "name"),
                        joined(
                                text(user, "full_name"),
                                is(user, "administrator") ? texts.t("asset.part.administrator") : "",
                                Boolean.FALSE.equals(user.get("enabled")) ? texts.t("asset.part.disabled") : ""))));
    }

    List<KeyValue> updates() {
        return lines(
                "software",
                "installed_updates",
                (update, facts) -> facts.add(
                        KeyValue.of(text(update, "id"), joined(text(update, "title"), text(update, "installed_on")))));
    }

    /** Collectors that did not do: what they should have told is as it was before. */
    static Map<String, String> unfinished(@Nullable AssetInventory inventory) {
        Map<String, String> unfinished = new LinkedHashMap<>();
        if (inventory != null) {
            inventory.section("collectors").forEach((name, outcome) -> {
                if (unfinished.size() < InventoryFacts.MOST_LINES
                        && List.of("timed_out", "failed").contains(outcome)) {
                    unfinished.put(InventoryFacts.shortened(name), outcome.toString());
                }
            });
        }
        return unfinished;
    }

    private List<KeyValue> lines(String section, String name, BiConsumer<Map<?, ?>, List<KeyValue>> line) {
        List<KeyValue> facts = new ArrayList<>();
        List<?> all = inventory.list(section, name);
        for (Object one : all) {
            if (one instanceof Map<?, ?> map && facts.size() < InventoryFacts.MOST_LINES) {
                line.accept(map, facts);
            }
        }
        if (all.size() > InventoryFacts.MOST_LINES) {
            facts.add(KeyValue.of("…", texts.t("asset.inventory.more", all.size() - InventoryFacts.MOST_LINES)));
        }
        return facts;
    }

    private static boolean is(Map<?, ?> map, String name) {
        return Boolean.TRUE.equals(map.get(name));
    }

    private static String orElse(String text, String other) {
        return text.isBlank() ? other : text;
    }

    private static String joined(String... parts) {
        return joinedBy(" · ", parts);
    }

    private static String joinedBy(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(between));
    }
}
