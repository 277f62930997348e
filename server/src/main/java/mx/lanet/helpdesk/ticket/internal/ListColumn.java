package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;

/** What a list can show of each ticket. The subject is always shown. */
public enum ListColumn {
    PRIORITY,
    NUMBER,
    SUBJECT,
    REQUESTER,
    STATE,
    ASSIGNEE,
    ACTIVITY,
    CATEGORY,
    MACHINE,
    CREATED,
    RATING,
    TAGS;

    /** Shown to whom has chosen nothing. */
    static final List<ListColumn> USUAL = List.of(PRIORITY, NUMBER, SUBJECT, REQUESTER, STATE, ASSIGNEE, ACTIVITY);

    /** Tags are the team's own. */
    boolean isFor(Person person) {
        return this != TAGS || person.isStaff();
    }

    /** The word in addresses and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<ListColumn> find(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }

    /** The columns of an address, in its order; what is no column counts as not given. */
    static List<ListColumn> of(String words) {
        Set<ListColumn> chosen = new LinkedHashSet<>();
        for (String word : words.split("[ ,]")) {
            find(word).ifPresent(chosen::add);
        }
        if (chosen.isEmpty()) {
            return USUAL;
        }
        List<ListColumn> columns = new ArrayList<>(chosen);
        if (!chosen.contains(SUBJECT)) {
            columns.addFirst(SUBJECT);
        }
        return columns;
    }

    /** These columns with this one behind them, or without it when it is there; empty where it is what is usual. */
    static String turned(List<ListColumn> now, ListColumn one) {
        List<ListColumn> then = new ArrayList<>(now);
        if (!then.remove(one)) {
            then.add(one);
        }
        return then.equals(USUAL) ? "" : then.stream().map(ListColumn::word).collect(Collectors.joining(","));
    }
}
