package mx.lanet.helpdesk.ticket.view;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the words of a search stand in a ticket.
 *
 * @param subject the whole of it
 * @param place null when they stand neither in the description, the conversation nor in the name of a file
 * @param text some words around them; empty without a place
 */
public record Snippet(MarkedText subject, @Nullable Place place, MarkedText text) {
    /** What they stand in. */
    public enum Place {
        DESCRIPTION,
        COMMENT,
        NOTE,
        FILE;

        /** The word in message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
