package mx.lanet.helpdesk.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a ticket stands in its life. */
public enum State {
    NUEVO,
    ASIGNADO,
    EN_PROGRESO,
    EN_ESPERA,
    RESUELTO,
    CERRADO;

    /** The states in which somebody still has to do something. */
    public static final List<State> OPEN = List.of(NUEVO, ASIGNADO, EN_PROGRESO, EN_ESPERA);

    /** True until the ticket is resolved or closed. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The word that the database, URLs, messages and the agents' API use: {@code en_progreso}. */
    public String word() {
        return word;
    }

    /** The state of a {@link #word()}; throws IllegalArgumentException for any other text. */
    public static State of(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    /** The state of a {@link #word()}, if it is one. */
    public static Optional<State> find(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }
}
