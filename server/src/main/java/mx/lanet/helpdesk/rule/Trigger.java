package mx.lanet.helpdesk.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What wakes a rule. */
public enum Trigger {
    /** A ticket was made. */
    CREATED,
    /** Its state, priority, category, queue or assignee changed. */
    CHANGED,
    /** Something was said that everybody sees. */
    REPLIED,
    /** So much time has passed. */
    ELAPSED,
    /** An alert opened or came back, and this is its ticket. */
    ALERT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Trigger> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    static Trigger of(String word) {
        return find(word).orElseThrow();
    }
}
