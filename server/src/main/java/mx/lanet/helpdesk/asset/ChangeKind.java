package mx.lanet.helpdesk.asset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of thing changed in an inventory. */
public enum ChangeKind {
    INSTALLED,
    REMOVED,
    UPGRADED,
    DOWNGRADED,
    MEMORY,
    DISK,
    BOARD,
    USER,
    IP,
    /** Any other fact. */
    CHANGED;

    /** The word of addresses, messages and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ChangeKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether a program changed rather than the machine. */
    public boolean isOfSoftware() {
        return this == INSTALLED || this == REMOVED || this == UPGRADED || this == DOWNGRADED;
    }
}
