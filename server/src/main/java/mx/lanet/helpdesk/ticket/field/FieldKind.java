package mx.lanet.helpdesk.ticket.field;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is written in a field. */
public enum FieldKind {
    TEXT,
    NUMBER,
    DATE,
    CHOICE,
    CHECKBOX;

    /** The word in the database and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a {@link #word()}, if it is one. */
    public static Optional<FieldKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether lists can be narrowed to tickets that say something certain in such a field; texts are searched for. */
    public boolean narrows() {
        return this != TEXT;
    }
}
