package mx.lanet.helpdesk.ticket.reply;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody has written on a ticket and not sent yet. */
public record Draft(Kind kind, String body, Instant savedAt) {
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
