package mx.lanet.desktop.tray;

import java.util.Locale;
import mx.lanet.agent.local.Standing;
import mx.lanet.desktop.link.Pulse;

/** What the icon says. */
public enum TrayState {
    /** Online, and all is normal. */
    WELL,
    /** Online, with alerts. */
    ALERTS,
    /** Offline, or something critical. */
    TROUBLE,
    /** It starts, or was never connected. */
    STARTING;

    /** By what was seen last. A service that does not answer is one that nobody hears. */
    public static TrayState of(Pulse.Seen seen) {
        var standing = seen.standing();
        if (standing == null) {
            return seen.looked() ? TROUBLE : STARTING;
        }
        return switch (standing.state()) {
            case "online" -> ofAlerts(standing);
            case "offline" -> standing.lastContact() == null ? STARTING : TROUBLE;
            default -> STARTING;
        };
    }

    private static TrayState ofAlerts(Standing standing) {
        if (standing.alerts().stream().anyMatch(Standing.OpenAlert::critical)) {
            return TROUBLE;
        }
        return standing.alerts().isEmpty() ? WELL : ALERTS;
    }

    /** As it stands in the keys of texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
