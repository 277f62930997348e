package mx.lanet.helpdesk.alert;

import java.util.List;
import java.util.Set;
import mx.lanet.helpdesk.web.Texts;

/** The kinds of alerts that have a name for people. Agents and features may say others: those are shown as they are. */
public final class AlertKind {
    public static final String OFFLINE = "offline";
    public static final String SITE_OUTAGE = "site_outage";
    public static final String JOB_MISSING = "job_missing";

    /** In the order in which they are offered. */
    public static final List<String> NAMED = List.of(
            OFFLINE,
            SITE_OUTAGE,
            JOB_MISSING,
            "cpu",
            "memory",
            "disk",
            "temperature",
            "service_down",
            "clock_off",
            "restart_pending",
            "antivirus_off",
            "disk_full_soon",
            "memory_trend",
            "temperature_trend",
            "restarts_more",
            "crashes_more",
            "software_new",
            "software_forbidden",
            "software_missing",
            "memory_gone",
            "disk_gone",
            "warranty_ends",
            "found_again");

    private static final Set<String> KNOWN = Set.copyOf(NAMED);

    private AlertKind() {}

    public static String name(String kind, Texts texts) {
        return KNOWN.contains(kind) ? texts.t("alert.kind." + kind) : kind;
    }
}
