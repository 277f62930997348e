package mx.lanet.helpdesk.ticket.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    TAGS,
    /** When it is due next. */
    DUE;

    /** Shown to whom has chosen nothing. */
    static final List<ListColumn> USUAL = List.of(PRIORITY, NUMBER, SUBJECT, REQUESTER, STATE, DUE, ASSIGNEE, ACTIVITY);

    /** Tags and what is promised are the team's own. */
    boolean isFor(Person person) {
        return this != TAGS && this != DUE || person.isStaff();
    }

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word in addresses and message keys. */
    public String word() {
        return word;
    }

    static Optional<ListColumn> find(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst();
    }
}
