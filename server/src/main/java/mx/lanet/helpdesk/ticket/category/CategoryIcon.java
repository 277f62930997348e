package mx.lanet.helpdesk.ticket.category;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The pictures of the design system that a category can have in the portal. */
public enum CategoryIcon {
    COMPUTER,
    PRINTER,
    NETWORK,
    MAIL,
    ACCESS,
    PROGRAM,
    PHONE,
    OTHER;

    /** The word in the database, in message keys and in the name of the picture. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The icon of a {@link #word()}, if it is one. */
    public static Optional<CategoryIcon> find(String word) {
        return Arrays.stream(values()).filter(icon -> icon.word().equals(word)).findFirst();
    }
}
