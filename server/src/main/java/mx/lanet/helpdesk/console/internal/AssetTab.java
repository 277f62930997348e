package mx.lanet.helpdesk.console.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Pager;

/** The tabs of a machine's page. */
enum AssetTab {
    OVERVIEW,
    INVENTORY,
    SOFTWARE,
    CHANGES,
    TICKETS,
    EVENTS,
    COMMANDS;

    /** What a tab is asked for: the words and the page of its list, and how far back its charts reach. */
    record Asked(String words, Slice.Request page, ChartRange range) {
        static Asked nothing() {
            return new Asked("", new Slice.Request(1, Pager.SIZE), ChartRange.DAY);
        }
    }

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
