package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public reply or an internal note.
 *
 * @param authorKind person, agent or automation
 * @param byStaff written by the people of the MSP
 * @param body as plain text
 * @param html the same with its form, of {@link mx.lanet.helpdesk.ticket.text.Written}; null when the plain text says all
 */
public record Comment(
        UUID commentId,
        boolean internal,
        String authorKind,
        @Nullable UUID authorId,
        String authorName,
        boolean byStaff,
        String body,
        Channel channel,
        Instant createdAt,
        @Nullable String html) {}
