package mx.lanet.helpdesk.ticket.reply;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text kept at hand.
 *
 * @param ownerId whose it is; null when it is shared with the whole team
 * @param body with placeholders, as {@link Placeholder} knows them
 */
public record CannedReply(
        UUID replyId, @Nullable UUID ownerId, String name, String body, Instant updatedAt, int version) {
    /** The longest name: it is typed after a slash. */
    public static final int NAME_MAX = 60;

    /** The longest text. */
    public static final int BODY_MAX = 20_000;

    public boolean shared() {
        return ownerId == null;
    }
}
