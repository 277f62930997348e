package mx.lanet.desktop.notice;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is told of.
 *
 * @param ticket what a click opens; null for what is no ticket
 */
public record Notice(Kind kind, String title, String text, @Nullable UUID ticket) {

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
