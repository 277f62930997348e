package mx.lanet.helpdesk.ticket.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What tickets of a report are put together by. */
public enum GroupKey {
    CLIENT,
    CATEGORY,
    TECHNICIAN,
    STATE,
    PRIORITY,
    CHANNEL,
    WEEK,
    MONTH;

    /** The word in addresses, message keys and the statement. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isTime() {
        return this == WEEK || this == MONTH;
    }

    static Optional<GroupKey> find(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }
}
