package mx.lanet.helpdesk.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.shared.Problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * What an agent can be told, in the order of the pages. Names, limits and what holds when nobody says anything are the
 * agent's own (docs/agent.md); the sentences stand in the messages under {@code setting.<key>}.
 */
public enum KnownSetting {
    CPU_THRESHOLD(Group.THRESHOLDS, "90", new Number(1, 100, Unit.PERCENT)),
    MEMORY_THRESHOLD(Group.THRESHOLDS, "90", new Number(1, 100, Unit.PERCENT)),
    DISK_THRESHOLD(Group.THRESHOLDS, "90", new Number(1, 100, Unit.PERCENT)),
    TEMPERATURE_THRESHOLD(Group.THRESHOLDS, "85", new Number(1, 150, Unit.DEGREES)),
    CLOCK_THRESHOLD(Group.THRESHOLDS, "120", new Number(30, 86_400, Unit.SECONDS)),

    ALERT_AFTER(Group.PATIENCE, "300", new Number(0, 86_400, Unit.SECONDS)),
    SERVICE_ALERT_AFTER(Group.PATIENCE, "60", new Number(0, 86_400, Unit.SECONDS)),
    RESTART_ALERT_AFTER(Group.PATIENCE, "72", new Number(0, 8_760, Unit.HOURS)),
    RECOVER_AFTER(Group.PATIENCE, "120", new Number(0, 86_400, Unit.SECONDS)),
    RECOVER_MARGIN(Group.PATIENCE, "5", new Number(0, 50, Unit.POINTS)),

    MONITORING_ENABLED(Group.WATCHED, "true", new Switch()),
    ALERT_KINDS(
            Group.WATCHED,
            "cpu,memory,disk,temperature,service,clock,restart,antivirus",
            new Some("cpu", "memory", "disk", "temperature", "service", "clock", "restart", "antivirus")),
    WATCHED_SERVICES(Group.WATCHED, "", new Names()),
    AUTO_TICKET_CREATION(Group.WATCHED, "", new Switch()),

    CHECK_INTERVAL(Group.CONTACT, "60", new Number(1, 3_600, Unit.SECONDS)),
    HEARTBEAT_INTERVAL(Group.CONTACT, "60", new Number(1, 86_400, Unit.SECONDS)),
    MAX_BACKOFF(Group.CONTACT, "120", new Number(1, 3_600, Unit.SECONDS)),
    METRICS_INTERVAL(Group.CONTACT, "300", new Number(10, 86_400, Unit.SECONDS)),
    INVENTORY_INTERVAL(Group.CONTACT, "3600", new Number(60, 604_800, Unit.SECONDS)),
    LOG_LEVEL(Group.CONTACT, "INFO", new OneOf("ERROR", "WARN", "INFO", "DEBUG")),
    SEND_TO_BACKEND(Group.CONTACT, "false", new Switch()),

    DESKTOP_ENABLED(Group.DESKTOP, "true", new Switch()),
    DESKTOP_TICKETS(Group.DESKTOP, "machine", new OneOf("machine", "own")),
    DESKTOP_CONSENT(Group.DESKTOP, "ask", new OneOf("ask", "tell", "silent")),
    DESKTOP_SCREENSHOT(Group.DESKTOP, "on", new OneOf("on", "offered", "off")),
    SUPPORT_NAME(Group.DESKTOP, "", new Words(60)),
    SUPPORT_PHONE(Group.DESKTOP, "", new Words(40)),
    BRAND_NAME(Group.DESKTOP, "", new Words(60)),
    BRAND_GREETING(Group.DESKTOP, "", new Words(200)),
    BRAND_THANKS(Group.DESKTOP, "", new Words(200)),
    BRAND_COLOR(Group.DESKTOP, "", new Colour()),
    BRAND_LOGO(Group.DESKTOP, "", new Picture());

    /** What stands together on the pages. */
    public enum Group {
        THRESHOLDS,
        PATIENCE,
        WATCHED,
        CONTACT,
        DESKTOP;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public List<KnownSetting> settings() {
            return Arrays.stream(KnownSetting.values())
                    .filter(setting -> setting.group == this)
                    .toList();
        }
    }

    /** What a number counts. */
    public enum Unit {
        PERCENT,
        POINTS,
        DEGREES,
        SECONDS,
        HOURS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What values a setting takes. */
    public sealed interface Kind {}

    /** A whole number within limits. */
    public record Number(int least, int most, Unit unit) implements Kind {}

    /** Yes or no. */
    public record Switch() implements Kind {}

    /** One of some words. */
    public record OneOf(String... words) implements Kind {}

    /** Any of some words, or none of them. */
    public record Some(String... words) implements Kind {}

    /** What is typed for an empty text: an empty field leaves the matter to what stands above. */
    public static final String NONE = "-";

    /** Names separated by commas, or {@link #NONE}. */
    public record Names() implements Kind {
        public static final int LONGEST = 1_000;
    }

    /** A few words on one line, or {@link #NONE}. */
    public record Words(int most) implements Kind {}

    /** {@code #rrggbb}, or {@link #NONE}. */
    public record Colour() implements Kind {}

    /** The SHA-256 of a picture in hex: nobody types it, see {@link Logos}. */
    public record Picture() implements Kind {}

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final Group group;
    private final String usual;
    private final Kind kind;

    KnownSetting(Group group, String usual, Kind kind) {
        this.group = group;
        this.usual = usual;
        this.kind = kind;
    }

    /** As in {@code config_updates}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    public Group group() {
        return group;
    }

    /** What an agent does that is told nothing, as text. */
    public String usual() {
        return usual;
    }

    /** Whether people say it on this layer's page: whether alerts become tickets is a policy's to say for whole clients. */
    public boolean isFor(Layer layer) {
        return switch (this) {
            case AUTO_TICKET_CREATION -> layer == Layer.SITE || layer == Layer.ASSET;
            case BRAND_LOGO -> false;
            default -> true;
        };
    }

    /** The setting of this key; empty for one that a later version wrote. */
    public static Optional<KnownSetting> ofKey(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }

    /** What is wrong with a value that a person typed and that is not empty; null when it can be. */
    @Nullable
    FieldError problem(String field, String typed) {
        return switch (kind) {
            case Number(int least, int most, Unit _) ->
                typed.matches("\\d{1,9}") && Integer.parseInt(typed) >= least && Integer.parseInt(typed) <= most
                        ? null
                        : new FieldError(field, "setting_number", least, most);
            case Switch _ -> typed.equals("true") || typed.equals("false") ? null : unlisted(field);
            case OneOf(String[] words) -> Arrays.asList(words).contains(typed) ? null : unlisted(field);
            case Some(String[] words) -> Arrays.asList(words).containsAll(listed(typed)) ? null : unlisted(field);
            case Names _ -> line(field, typed, Names.LONGEST, "setting_names");
            case Words(int most) -> line(field, typed, most, "setting_line");
            case Colour _ ->
                typed.equals(NONE) || COLOUR.matcher(typed).matches() ? null : new FieldError(field, "setting_colour");
            case Picture _ -> unlisted(field);
        };
    }

    private static FieldError unlisted(String field) {
        return new FieldError(field, "choose_from_list");
    }

    private static @Nullable FieldError line(String field, String typed, int most, String several) {
        if (typed.codePointCount(0, typed.length()) > most) {
            return new FieldError(field, "too_long", most);
        }
        return typed.codePoints().anyMatch(Character::isISOControl) ? new FieldError(field, several) : null;
    }

    /** The names of a text that has them separated by commas. */
    public static List<String> listed(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals(NONE))
                .toList();
    }

    /** As it is kept, as JSON, of a value that has no problem. */
    Object kept(String typed) {
        return switch (kind) {
            case Number _ -> Integer.valueOf(typed);
            case Switch _ -> Boolean.valueOf(typed);
            case OneOf _ -> typed;
            case Some _, Names _ -> String.join(",", listed(typed));
            case Words _, Picture _ -> typed.equals(NONE) ? "" : typed;
            case Colour _ -> typed.equals(NONE) ? "" : typed.toLowerCase(Locale.ROOT);
        };
    }
}
