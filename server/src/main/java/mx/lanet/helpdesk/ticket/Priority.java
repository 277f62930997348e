package mx.lanet.helpdesk.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a ticket presses, from least to most. */
public enum Priority {
    BAJA,
    MEDIA,
    ALTA,
    CRITICA;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word that the database, URLs, messages and the agents' API use: {@code critica}. */
    public String word() {
        return word;
    }

    /** The priority of a {@link #word()}; throws IllegalArgumentException for any other text. */
    public static Priority of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    /** The priority of a {@link #word()}, in any case and with or without its accent ({@code crítica}), if it is one. */
    public static Optional<Priority> find(String word) {
        String plain = word.toLowerCase(Locale.ROOT).replace('í', 'i');
        return Arrays.stream(values())
                .filter(priority -> priority.word().equals(plain))
                .findFirst();
    }
}
