package mx.lanet.helpdesk.ticket.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** When a ticket must say something in a field. */
public enum FieldNeed {
    NEVER,
    /** When somebody makes it in a form; what comes without is asked for before it is resolved. */
    CREATING,
    /** Before the team resolves it. */
    RESOLVING;

    /** The word in the database and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The need of a {@link #word()}, if it is one. */
    public static Optional<FieldNeed> find(String word) {
        return Arrays.stream(values()).filter(need -> need.word().equals(word)).findFirst();
    }
}
