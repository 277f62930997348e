package mx.lanet.agent.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of the agent. Its sentence stands in the message bundles under {@code setting.<section>.<key>} and in
 * docs/agent.md.
 */
public enum Setting {
    SERVER_URL("server", "url", new Text(""), null),
    CONNECT_TIMEOUT("server", "connect_timeout_seconds", new Number(10, 1, 300), null),
    READ_TIMEOUT("server", "read_timeout_seconds", new Number(30, 1, 600), null),
    PROXY("server", "proxy", new Text(""), null),
    CA_FILE("server", "ca_file", new Text(""), null),
    CHANNEL("server", "channel", new Switch(true), null),

    HEARTBEAT_INTERVAL("heartbeat", "interval_seconds", new Number(60, 1, 86_400), "heartbeat_interval"),
    MAX_BACKOFF("heartbeat", "max_backoff_seconds", new Number(120, 1, 3_600), "max_backoff"),
    WATCHDOG("heartbeat", "watchdog_seconds", new Number(300, 2, 86_400), null),

    MONITORING_ENABLED("monitoring", "enabled", new Switch(true), "monitoring_enabled"),
    INVENTORY_INTERVAL(
            "monitoring", "inventory_interval_seconds", new Number(3_600, 60, 604_800), "inventory_interval"),
    METRICS_INTERVAL("monitoring", "metrics_interval_seconds", new Number(300, 10, 86_400), "metrics_interval"),
    COLLECTOR_TIMEOUT("monitoring", "collector_timeout_seconds", new Number(60, 1, 600), null),
    CPU_THRESHOLD("monitoring", "cpu_threshold", new Number(90, 1, 100), "cpu_threshold"),
    MEMORY_THRESHOLD("monitoring", "memory_threshold", new Number(90, 1, 100), "memory_threshold"),
    DISK_THRESHOLD("monitoring", "disk_threshold", new Number(90, 1, 100), "disk_threshold"),
    TEMPERATURE_THRESHOLD("monitoring", "temperature_threshold", new Number(85, 1, 150), "temperature_threshold"),
    CLOCK_THRESHOLD("monitoring", "clock_threshold_seconds", new Number(120, 30, 86_400), "clock_threshold"),
    ALERT_AFTER("monitoring", "alert_after_seconds", new Number(300, 0, 86_400), "alert_after"),
    SERVICE_ALERT_AFTER("monitoring", "service_alert_after_seconds", new Number(60, 0, 86_400), "service_alert_after"),
    RESTART_ALERT_AFTER("monitoring", "restart_alert_after_hours", new Number(72, 0, 8_760), "restart_alert_after"),
    RECOVER_AFTER("monitoring", "recover_after_seconds", new Number(120, 0, 86_400), "recover_after"),
    RECOVER_MARGIN("monitoring", "recover_margin", new Number(5, 0, 50), "recover_margin"),
    CHECK_INTERVAL("monitoring", "check_interval_seconds", new Number(60, 1, 3_600), "check_interval"),
    ALERT_KINDS(
            "monitoring",
            "alert_kinds",
            new Text("cpu,memory,disk,temperature,service,clock,restart,antivirus"),
            "alert_kinds"),
    WATCHED_SERVICES("monitoring", "watched_services", new Text(""), "watched_services"),
    AUTO_TICKET("monitoring", "auto_ticket_creation", new Switch(false), "auto_ticket_creation"),
    MAX_SAMPLES("monitoring", "max_samples", new Number(2_016, 10, 100_000), null),
    MAX_LOG_LINES("monitoring", "max_queued_log_lines", new Number(1_000, 10, 100_000), null),
    MAX_QUEUE_MB("monitoring", "max_queue_mb", new Number(512, 1, 100_000), null),

    // Without a name for the server: what a machine runs is its owner's to say.
    SCRIPTS_ENABLED("scripts", "enabled", new Switch(true), null),
    SCRIPT_TYPES("scripts", "allowed_types", new Text("powershell,batch,shell"), null),
    MAX_CONCURRENT("scripts", "max_concurrent", new Number(2, 1, 20), null),

    DOWNLOAD_LIMIT("files", "max_kb_per_second", new Number(0, 0, 10_000_000), null),

    LOG_LEVEL("logging", "level", new OneOf("INFO", "ERROR", "WARN", "INFO", "DEBUG"), "log_level"),
    LOG_FILE_MB("logging", "max_file_mb", new Number(10, 1, 1_000), null),
    LOG_FILES("logging", "files", new Number(5, 1, 100), null),
    SEND_TO_BACKEND("logging", "send_to_backend", new Switch(false), "send_to_backend"),
    LANGUAGE("logging", "language", new OneOf("auto", "auto", "es", "en"), null),

    LOCAL_API_ENABLED("security", "local_api_enabled", new Switch(true), null),
    LOCAL_API_PORT("security", "local_api_port", new Number(8_001, 0, 65_535), null),
    ALLOWED_COMMANDS(
            "security",
            "allowed_commands",
            new Text("download_file,install_updates,end_process,control_service,restart_machine,shut_down_machine,"
                    + "wake_on_lan,remote_session"),
            null),

    DESKTOP_ENABLED("desktop", "enabled", new Switch(true), "desktop_enabled"),
    DESKTOP_TICKETS("desktop", "tickets", new OneOf("machine", "machine", "own"), "desktop_tickets"),
    DESKTOP_CONSENT("desktop", "consent", new OneOf("ask", "ask", "tell", "silent"), "desktop_consent"),
    DESKTOP_SCREENSHOT("desktop", "screenshot", new OneOf("on", "on", "offered", "off"), "desktop_screenshot"),
    SUPPORT_NAME("desktop", "support_name", new Words(60), "support_name"),
    SUPPORT_PHONE("desktop", "support_phone", new Words(40), "support_phone"),
    BRAND_NAME("desktop", "brand_name", new Words(60), "brand_name"),
    BRAND_GREETING("desktop", "brand_greeting", new Words(200), "brand_greeting"),
    BRAND_THANKS("desktop", "brand_thanks", new Words(200), "brand_thanks"),
    BRAND_COLOR("desktop", "brand_color", new Shaped("#[0-9a-fA-F]{6}"), "brand_color"),
    BRAND_LOGO("desktop", "brand_logo", new Shaped("[0-9a-f]{64}"), "brand_logo"),

    WEBHOOK_ENABLED("webhook", "enabled", new Switch(false), null),
    WEBHOOK_ADDRESS("webhook", "address", new Text("127.0.0.1"), null),
    WEBHOOK_PORT("webhook", "port", new Number(5_000, 0, 65_535), null),
    WEBHOOK_HOSTS("webhook", "hosts", new Text(""), null);

    private final String section;
    private final String key;
    private final Kind kind;
    private final @Nullable String serverName;

    Setting(String section, String key, Kind kind, @Nullable String serverName) {
        this.section = section;
        this.key = key;
        this.kind = kind;
        this.serverName = serverName;
    }

    /** What values a setting takes. A value's text form is what is kept; {@link #accepts} checks it. */
    public sealed interface Kind {
        String standard();

        boolean accepts(String value);
    }

    /** Any text up to 1,000 characters without line ends. */
    public record Text(String standard) implements Kind {
        @Override
        public boolean accepts(String value) {
            return value.length() <= 1_000 && value.chars().noneMatch(c -> c < ' ');
        }
    }

    /** A few words on one line, or none. */
    public record Words(int most) implements Kind {
        @Override
        public String standard() {
            return "";
        }

        @Override
        public boolean accepts(String value) {
            return value.codePointCount(0, value.length()) <= most
                    && value.codePoints().noneMatch(Character::isISOControl);
        }
    }

    /** A text of a certain shape, or none. */
    public record Shaped(String shape) implements Kind {
        @Override
        public String standard() {
            return "";
        }

        @Override
        public boolean accepts(String value) {
            return value.isEmpty() || value.matches(shape);
        }
    }

    /** A whole number within limits. */
    public record Number(int initial, int least, int most) implements Kind {
        @Override
        public String standard() {
            return Integer.toString(initial);
        }

        @Override
        public boolean accepts(String value) {
            try {
                int number = Integer.parseInt(value);
                return number >= least && number <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** True or false. */
    public record Switch(boolean initial) implements Kind {
        @Override
        public String standard() {
            return Boolean.toString(initial);
        }

        @Override
        public boolean accepts(String value) {
            return value.equals("true") || value.equals("false");
        }
    }

    /** One of some words; the first is the default. */
    public record OneOf(String standard, String... words) implements Kind {
        @Override
        public boolean accepts(String value) {
            return Arrays.asList(words).contains(value);
        }
    }

    public String section() {
        return section;
    }

    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** Such as {@code heartbeat.interval_seconds}: in {@code --set} and in messages. */
    public String path() {
        return section + "." + key;
    }

    /** Such as {@code LANET_AGENT_HEARTBEAT_INTERVAL_SECONDS}. */
    public String variable() {
        return "LANET_AGENT_" + (section + "_" + key).toUpperCase(Locale.ROOT);
    }

    /** The setting of a {@code section.key}. */
    public static Optional<Setting> ofPath(String path) {
        return Arrays.stream(values()).filter(s -> s.path().equals(path)).findFirst();
    }

    /** The setting that the server calls so in {@code config_updates}; what only the machine's owner sets has none. */
    public static Optional<Setting> ofServerName(String name) {
        return Arrays.stream(values()).filter(s -> name.equals(s.serverName)).findFirst();
    }

    /** Whether only the machine's owner sets it. */
    public boolean isOwners() {
        return serverName == null;
    }

    /** The setting of the owner alone that somebody calls {@code section.key} or {@code section_key}. */
    public static Optional<Setting> ofOwnersName(String name) {
        return Arrays.stream(values())
                .filter(Setting::isOwners)
                .filter(s -> name.equals(s.path()) || name.equals(s.section + "_" + s.key))
                .findFirst();
    }
}
