package mx.lanet.helpdesk.alert;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an alert; {@code alert.event.<kind>} is its sentence.
 *
 * @param actorKind person, agent or automation
 * @param actorName empty unless a person did it
 * @param words the note, the name of who was given it, or the number of the ticket
 */
public record AlertEvent(Instant at, String kind, String actorKind, String actorName, String words) {
    public static final int NOTE_MAX = 4000;

    /** Until when it was silenced; null of anything else, and of a silence that ended. */
    public @Nullable Instant until() {
        try {
            return kind.equals("silenced") ? Instant.parse(words) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
