package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.jspecify.annotations.Nullable;

/**
 * A file of a ticket.
 *
 * @param commentId the comment it came with; null when it stands by itself
 * @param internal only the team sees it
 */
public record Attachment(
        UUID attachmentId,
        UUID ticketId,
        @Nullable UUID commentId,
        boolean internal,
        String fileName,
        Stored stored,
        String addedByName,
        Instant createdAt) {
    /** The same, standing beside another comment. */
    Attachment at(UUID otherComment) {
        return new Attachment(attachmentId, ticketId, otherComment, internal, fileName, stored, addedByName, createdAt);
    }

    /** By its content, never by its name. */
    public String mediaType() {
        return stored.mediaType();
    }

    public long sizeBytes() {
        return stored.sizeBytes();
    }

    /** Lower-case hex. */
    public String sha256() {
        return stored.sha256();
    }

    /** Whether there is a small PNG of it. */
    public boolean thumbnail() {
        return stored.thumbnail();
    }

    /** Whether there is a view of it that fills a window. */
    public boolean hasPicture() {
        return stored.picture() != null;
    }

    /** Where the larger of its pictures is seen. */
    public String shownPath() {
        return "/files/" + attachmentId + (hasPicture() ? "/picture" : "/small");
    }

    /** Where it is downloaded. */
    public String path() {
        return "/attachments/" + ticketId + "/" + attachmentId;
    }
}
