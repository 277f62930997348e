package mx.lanet.helpdesk.forecast;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What may be foreseen of a machine; their words are kinds of alerts, too. */
public enum ForecastKind {
    DISK_FULL_SOON("database"),
    MEMORY_TREND("stack-2"),
    TEMPERATURE_TREND("temperature"),
    RESTARTS_MORE("refresh-alert");

    private final String icon;

    ForecastKind(String icon) {
        this.icon = icon;
    }

    /** In addresses, message keys and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String icon() {
        return icon;
    }

    public static Optional<ForecastKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static ForecastKind of(String word) {
        return find(word).orElseThrow();
    }
}
