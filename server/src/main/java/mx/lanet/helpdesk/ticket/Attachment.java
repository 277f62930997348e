package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a ticket.
 *
 * @param commentId the comment it came with; null when it stands by itself
 * @param internal only the team sees it
 * @param mediaType by its content, never by its name
 * @param sha256 lower-case hex
 * @param thumbnail whether there is a small PNG of it
 */
public record Attachment(
        UUID attachmentId,
        UUID ticketId,
        @Nullable UUID commentId,
        boolean internal,
        String fileName,
        String mediaType,
        long sizeBytes,
        String sha256,
        String storedAs,
        boolean thumbnail,
        String addedByName,
        Instant createdAt) {

    /** The same, standing beside another comment. */
    Attachment at(UUID otherComment) {
        return new Attachment(
                attachmentId,
                ticketId,
                otherComment,
                internal,
                fileName,
                mediaType,
                sizeBytes,
                sha256,
                storedAs,
                thumbnail,
                addedByName,
                createdAt);
    }
}
