package mx.lanet.desktop.notice;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is told of.
 *
 * @param ticket what a click opens; null for what is no ticket
 * @param file the id of the file that a click opens; null for what is none
 */
public record Notice(Kind kind, String title, String text, @Nullable UUID ticket, @Nullable String file) {

    /** One that is of no file. */
    public Notice(Kind kind, String title, String text, @Nullable UUID ticket) {
        this(kind, title, text, ticket, null);
    }

    /** What it is about; each can be switched off. */
    public enum Kind {
        ANSWERED,
        RESOLVED,
        CHANGED,
        MESSAGE,
        SESSION,
        FILE,
        RESTART;

        /** As it stands in the preferences and in the keys of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
