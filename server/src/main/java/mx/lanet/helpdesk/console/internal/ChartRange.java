package mx.lanet.helpdesk.console.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import mx.lanet.helpdesk.web.Tab;
import mx.lanet.helpdesk.web.Texts;

/** How far back a machine's charts reach; points are kept for two days. */
public enum ChartRange {
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofHours(24)),
    TWO_DAYS("48h", Duration.ofHours(48));

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

    /** What an address says; anything else is a day. */
    static ChartRange of(String word) {
        return Arrays.stream(values())
                .filter(range -> range.word.equals(word))
                .findFirst()
                .orElse(DAY);
    }

    /** The address of a page with this range. */
    String path(String page) {
        return this == DAY ? page : page + "?range=" + word;
    }

    /** The switch, with this one chosen. */
    public List<Tab> choices(Texts texts, String page) {
        return Arrays.stream(values())
                .map(range -> Tab.of(texts.t("asset.range." + range.word), range.path(page), range == this))
                .toList();
    }
}
