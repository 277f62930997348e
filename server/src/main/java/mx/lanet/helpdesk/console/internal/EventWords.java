package mx.lanet.helpdesk.console.internal;

import java.text.ListFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Event;
import mx.lanet.helpdesk.asset.ChangeKind;
import mx.lanet.helpdesk.command.CommandKind;
import mx.lanet.helpdesk.web.Texts;

/** How an event of a machine is shown. A kind that a later version wrote is shown as something that happened. */
public final class EventWords {
    private static final Set<String> KNOWN = Set.of(
            "registered",
            "registered_again",
            "quarantined",
            "approved",
            "merged",
            "merged_from",
            "refused",
            "retired",
            "reactivated",
            "online",
            "offline",
            "command_finished",
            "wake_asked",
            "inventory_received",
            "inventory_changed",
            "renamed",
            "moved",
            "assigned",
            "kind_changed");
    private static final List<String> KINDS_OF_CHANGE =
            List.of("installed", "upgraded", "downgraded", "removed", "changed");
    private static final Set<String> COMMANDS =
            Arrays.stream(CommandKind.values()).map(CommandKind::word).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> OUTCOMES = Set.of(
            "succeeded", "failed", "timed_out", "refused", "expired", "cancelled", "declined", "unanswered", "nobody");

    /** Facts whose names on the page are other ones than in the contract. */
    private static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("serial_number", "serial"),
            Map.entry("model", "model"),
            Map.entry("manufacturer", "manufacturer"),
            Map.entry("cpu", "cpu"),
            Map.entry("cpu_cores", "cores"),
            Map.entry("cpu_threads", "threads"),
            Map.entry("ram", "ram"),
            Map.entry("disk", "disk"),
            Map.entry("motherboard", "motherboard"),
            Map.entry("bios_version", "bios"),
            Map.entry("os", "os"),
            Map.entry("os_version", "os_version"),
            Map.entry("architecture", "architecture"),
            Map.entry("last_user", "last_user"),
            Map.entry("ip_address", "ip"),
            Map.entry("domain", "domain"));

    private EventWords() {}

    /** What happened, as the rest of a sentence that begins with the machine's name. */
    public static String text(Texts texts, Event event) {
        return switch (event.kind()) {
            case "renamed", "moved" ->
                event.detail("to").isEmpty()
                        ? plain(texts, event)
                        : texts.t("asset.event." + event.kind() + ".told", event.detail("from"), event.detail("to"));
            case "assigned" -> assigned(texts, event);
            case "wake_asked" -> texts.t("asset.event.wake_asked.told", event.detail("neighbour"));
            case "command_finished" -> finished(texts, event);
            case "inventory_changed" -> changed(texts, event);
            default -> plain(texts, event);
        };
    }

    private static String plain(Texts texts, Event event) {
        return texts.t("asset.event." + (KNOWN.contains(event.kind()) ? event.kind() : "other"));
    }

    private static String assigned(Texts texts, Event event) {
        if (!event.details().containsKey("to")) {
            return plain(texts, event);
        }
        String person = event.detail("to");
        return person.isEmpty() ? texts.t("asset.event.unassigned") : texts.t("asset.event.assigned.told", person);
    }

    private static String finished(Texts texts, Event event) {
        String kind = event.detail("kind");
        String status = event.detail("status");
        return COMMANDS.contains(kind) && OUTCOMES.contains(status)
                ? texts.t(
                        "asset.event.command_finished.told",
                        texts.t("asset.command." + kind),
                        texts.t("asset.command-state." + status))
                : plain(texts, event);
    }

    /** So many of each kind, in words: a list of a thousand programs stands under the changes. */
    private static String changed(Texts texts, Event event) {
        List<String> parts = new ArrayList<>();
        for (String kind : KINDS_OF_CHANGE) {
            if (event.details().get(kind) instanceof Number number && number.longValue() > 0) {
                parts.add(texts.t("asset.event.inventory." + kind, number));
            }
        }
        return parts.isEmpty()
                ? plain(texts, event)
                : texts.t(
                        "asset.event.inventory_changed.told",
                        ListFormat.getInstance(texts.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                                .format(parts));
    }

    /** What of the inventory changed: a program by its name, a fact by its name on the page. */
    public static String subject(Texts texts, Change change) {
        String fact = FACTS.get(change.subject());
        boolean program =
                ChangeKind.of(change.kind()).filter(ChangeKind::isOfSoftware).isPresent();
        return fact == null || program ? change.subject() : texts.t("asset.fact." + fact);
    }

    public static String icon(String kind) {
        return switch (kind) {
            case "online" -> "plug-connected";
            case "offline" -> "plug-connected-x";
            case "registered", "registered_again", "approved", "reactivated" -> "circle-plus";
            case "quarantined", "merged", "merged_from", "refused" -> "fingerprint";
            case "retired" -> "archive";
            case "command_finished", "wake_asked" -> "terminal-2";
            case "inventory_received", "inventory_changed" -> "clipboard-list";
            case "renamed", "moved", "assigned" -> "edit";
            default -> "activity";
        };
    }

    public static String css(String kind) {
        return switch (kind) {
            case "online" -> "g-ok";
            case "offline" -> "g-bad";
            case "quarantined" -> "g-warn";
            default -> "t3";
        };
    }
}
