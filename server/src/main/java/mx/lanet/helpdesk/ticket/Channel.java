package mx.lanet.helpdesk.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The way by which a ticket or a comment came. */
public enum Channel {
    PORTAL,
    EMAIL,
    AGENTE,
    API,
    PHONE,
    WALK_IN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word that the database, URLs, messages and the agents' API use. */
    public String word() {
        return word;
    }

    /** The channel of a {@link #word()}; throws IllegalArgumentException for any other text. */
    public static Channel of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    /** The channel of a {@link #word()}, if it is one. */
    public static Optional<Channel> find(String word) {
        return Arrays.stream(values())
                .filter(channel -> channel.word().equals(word))
                .findFirst();
    }
}
