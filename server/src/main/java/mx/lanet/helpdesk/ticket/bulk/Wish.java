package mx.lanet.helpdesk.ticket.bulk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of each ticket.
 *
 * @param target an id, a state or a priority, as the kind wants it; empty where nobody is to have the tickets
 * @param targetName what it is called to people; empty where it is a word of the server's own
 * @param body the reply that goes with a state, which may have placeholders; the note that goes with a queue; the tags
 */
public record Wish(Kind kind, String target, String targetName, String body) {
    /** In place of a target: tags are taken off. */
    public static final String OFF = "off";

    /** The states that somebody may leave many tickets in. */
    public static final Set<State> STATES = Set.of(State.EN_PROGRESO, State.EN_ESPERA, State.RESUELTO, State.CERRADO);

    /** What can be done to many tickets at once. */
    public enum Kind {
        ASSIGN,
        STATE,
        PRIORITY,
        QUEUE,
        CATEGORY,
        TAG,
        MACRO;

        /** The word in forms, in the database and in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public Wish {
        if (!isWellFormed(kind, target) || body.length() > Opening.TEXT_MAX) {
            throw new IllegalArgumentException("no such wish: " + kind.word());
        }
    }

    /** Whether a target is one of this kind's. */
    public static boolean isWellFormed(Kind kind, String target) {
        return switch (kind) {
            case ASSIGN -> target.isEmpty() || isId(target);
            case QUEUE, CATEGORY, MACRO -> isId(target);
            case TAG -> target.isEmpty() || target.equals(OFF);
            case STATE -> State.find(target).filter(STATES::contains).isPresent();
            case PRIORITY -> Priority.find(target).isPresent();
        };
    }

    private static boolean isId(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** Whether tags are taken off, and not put on. */
    public boolean takesOff() {
        return kind == Kind.TAG && target.equals(OFF);
    }

    /** Whether the tickets are ended by it, which may be taken back for a moment. */
    public boolean ends() {
        return kind == Kind.STATE && !State.of(target).isOpen();
    }

    @Nullable
    UUID id() {
        return target.isEmpty() ? null : UUID.fromString(target);
    }
}
