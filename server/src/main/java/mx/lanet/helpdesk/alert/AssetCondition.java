package mx.lanet.helpdesk.alert;

import java.util.List;

/** What a machine's open alerts amount to. */
final class AssetCondition {
    private AssetCondition() {}

    /** normal, warning or critical; a mere information changes nothing. */
    static String of(List<OpenAlert> open) {
        if (open.stream().anyMatch(alert -> alert.severity().equals("critical"))) {
            return "critical";
        }
        return open.stream().anyMatch(alert -> alert.severity().equals("warning")) ? "warning" : "normal";
    }
}
