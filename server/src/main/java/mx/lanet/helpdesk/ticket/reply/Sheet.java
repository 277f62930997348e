package mx.lanet.helpdesk.ticket.reply;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page on which something is written; each page that is opened is another one. What was sent or thrown away from it comes
 * back as no draft, however late the request that was to keep it arrives.
 *
 * @param id null where nobody says which one it is: then the newest request is right
 */
public record Sheet(@Nullable UUID id) {
    public static final Sheet UNKNOWN = new Sheet(null);

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** As a form says it. */
    public static Sheet of(@Nullable String word) {
        return word != null && ID.matcher(word).matches() ? new Sheet(UUID.fromString(word)) : UNKNOWN;
    }

    /** The one that a form which comes back was written on, else a new one. */
    public static Sheet orNew(@Nullable String word) {
        Sheet known = of(word);
        return known.id() == null ? new Sheet(UUID.randomUUID()) : known;
    }

    /** As a form says it. */
    public String word() {
        return id == null ? "" : id.toString();
    }
}
