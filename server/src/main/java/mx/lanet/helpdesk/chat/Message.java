package mx.lanet.helpdesk.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said.
 *
 * @param body empty when it was taken back
 * @param ticket the ticket that was made of the conversation, which is all that it says; empty otherwise
 */
public record Message(
        UUID messageId,
        long sequence,
        UUID authorId,
        String authorName,
        String body,
        String ticket,
        Instant saidAt,
        @Nullable Instant editedAt,
        @Nullable Instant removedAt) {
    /** So long its author may change it, or take it back. */
    public static final Duration OPEN = Duration.ofMinutes(5);

    public static final int LONGEST = 4_000;

    public boolean mayChange(UUID person, Instant now) {
        return authorId.equals(person) && removedAt == null && ticket.isEmpty() && now.isBefore(saidAt.plus(OPEN));
    }
}
