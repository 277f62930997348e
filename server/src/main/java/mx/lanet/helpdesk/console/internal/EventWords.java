package mx.lanet.helpdesk.console.internal;

import java.util.Set;

/** How an event of a machine is shown. A kind that a later version wrote is shown as something that happened. */
public final class EventWords {
    private static final Set<String> KNOWN = Set.of(
            "registered",
            "registered_again",
            "quarantined",
            "approved",
            "merged",
            "refused",
            "retired",
            "reactivated",
            "online",
            "offline",
            "command_finished",
            "renamed",
            "moved",
            "assigned");

    private EventWords() {}

    public static String key(String kind) {
        return "asset.event." + (KNOWN.contains(kind) ? kind : "other");
    }

    public static String icon(String kind) {
        return switch (kind) {
            case "online" -> "plug-connected";
            case "offline" -> "plug-connected-x";
            case "registered", "registered_again", "approved", "reactivated" -> "circle-plus";
            case "quarantined", "merged", "refused" -> "fingerprint";
            case "retired" -> "archive";
            case "command_finished" -> "terminal-2";
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
