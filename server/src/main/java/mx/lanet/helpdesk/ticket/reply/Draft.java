package mx.lanet.helpdesk.ticket.reply;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import mx.lanet.helpdesk.ticket.text.Written;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has written on a ticket and not sent yet.
 *
 * @param body as plain text
 * @param html the same with its form, of {@link Written}; null when the plain text says all
 */
public record Draft(Kind kind, String body, @Nullable String html, Instant savedAt) {
    /** What is written so far. */
    public Written written() {
        return Written.of(Objects.requireNonNullElse(html, ""), body);
    }

    /** What it will be. */
    public enum Kind {
        REPLY,
        NOTE;

        /** The word in forms and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of a {@link #word()}, if it is one. */
        public static Optional<Kind> find(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }
}
