package mx.lanet.helpdesk.console.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;

/** How far back a machine's charts reach: two days of points, and a year of hours. */
public enum ChartRange {
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofHours(24)),
    TWO_DAYS("48h", Duration.ofHours(48)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30)),
    QUARTER("90d", Duration.ofDays(90)),
    YEAR("1y", Duration.ofDays(365));

    private final String word;
    private final Duration length;

    ChartRange(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** The word in addresses and message keys. */
    public String word() {
        return word;
    }

    Duration length() {
        return length;
    }

    static Optional<ChartRange> named(String word) {
        return Arrays.stream(values()).filter(range -> range.word.equals(word)).findFirst();
    }

    /** What the overview's address says; anything else is a day. */
    static ChartRange of(String word) {
        return named(word).filter(range -> range.compareTo(TWO_DAYS) <= 0).orElse(DAY);
    }

    /** The address of a machine's overview with this range, or of its history when that is what shows it. */
    String path(String page) {
        if (compareTo(TWO_DAYS) > 0) {
            return page + "/history?range=" + word;
        }
        return this == DAY ? page : page + "?range=" + word;
    }

    /** The overview's switch, with this one chosen. */
    public List<Tab> choices(Texts texts, String page) {
        return Arrays.stream(values())
                .map(range -> Tab.of(texts.t("asset.range." + range.word), range.path(page), range == this))
                .toList();
    }
}
