package mx.lanet.helpdesk.monitoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is kept of a machine's readings over time. */
public enum Metric {
    CPU(" %"),
    MEMORY(" %"),
    DISK(" %"),
    NETWORK(" Mbit/s"),
    TEMPERATURE(" °C");

    private final String unit;

    Metric(String unit) {
        this.unit = unit;
    }

    /** The word in addresses and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With the space before it. */
    public String unit() {
        return unit;
    }

    /** Between 0 and 100. */
    public boolean isPercent() {
        return unit.equals(" %");
    }

    public static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word().equals(word))
                .findFirst();
    }
}
