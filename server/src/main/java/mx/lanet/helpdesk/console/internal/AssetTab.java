package mx.lanet.helpdesk.console.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Slice;

/** The tabs of a machine's page. */
enum AssetTab {
    OVERVIEW,
    INVENTORY,
    SOFTWARE,
    CHANGES,
    TICKETS,
    EVENTS,
    COMMANDS;

    /** What a tab with a list is asked for. */
    record Asked(String words, Slice.Request page) {}

    /** The last part of its address; the first tab has none. */
    String word() {
        return this == OVERVIEW ? "" : name().toLowerCase(Locale.ROOT);
    }

    String labelKey() {
        return "asset.tab." + name().toLowerCase(Locale.ROOT);
    }

    static Optional<AssetTab> of(String word) {
        return Arrays.stream(values())
                .filter(tab -> tab != OVERVIEW && tab.word().equals(word))
                .findFirst();
    }
}
