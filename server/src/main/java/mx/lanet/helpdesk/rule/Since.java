package mx.lanet.helpdesk.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** From when on the time of a rule counts. */
public enum Since {
    /** The ticket was made; only tickets that are still open. */
    CREATED,
    /** The last thing that somebody did to it: what rules do does not count. */
    TOUCHED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Since> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
