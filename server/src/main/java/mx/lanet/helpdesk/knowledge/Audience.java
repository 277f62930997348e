package mx.lanet.helpdesk.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom an article is for. */
public enum Audience {
    /** The team: all of it, or those who serve the client whose it is. */
    INTERNAL,
    /** The people of one client, and who serves it. */
    CLIENT,
    /** The people of all clients. */
    PUBLIC;

    /** The word in the database, in addresses and in message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Audience> find(String word) {
        return Arrays.stream(values())
                .filter(audience -> audience.word().equals(word))
                .findFirst();
    }
}
