package mx.lanet.helpdesk.console.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Pager;

/** The tabs of a machine's page. */
enum AssetTab {
    OVERVIEW,
    HISTORY,
    INVENTORY,
    SOFTWARE,
    PROCESSES,
    SERVICES,
    LOG,
    CHANGES,
    TICKETS,
    EVENTS,
    COMMANDS,
    LIFE;

    /**
     * What a tab is asked for.
     *
     * @param words those of its list
     * @param page that of its list
     * @param range how far back its charts reach
     * @param chosen the row that somebody is about to do something with, or the kind of changes; empty for none
     * @param past what its history is asked for
     */
    record Asked(String words, Slice.Request page, ChartRange range, String chosen, Map<String, String> past) {
        Asked {
            past = Map.copyOf(past);
        }

        Asked(String words, Slice.Request page, ChartRange range, String chosen) {
            this(words, page, range, chosen, Map.of());
        }

        static Asked nothing() {
            return new Asked("", new Slice.Request(1, Pager.SIZE), ChartRange.DAY, "");
        }
    }

    /** The last part of its address; the first tab has none. */
    String word() {
        return this == OVERVIEW ? "" : name().toLowerCase(Locale.ROOT);
    }

    String labelKey() {
        return "asset.tab." + name().toLowerCase(Locale.ROOT);
    }

    /** What runs on a machine and what it says of itself is the team's. */
    boolean isFor(Person person) {
        return person.isStaff() || this != PROCESSES && this != SERVICES && this != LOG;
    }

    static Optional<AssetTab> of(String word) {
        return Arrays.stream(values())
                .filter(tab -> tab != OVERVIEW && tab.word().equals(word))
                .findFirst();
    }
}
