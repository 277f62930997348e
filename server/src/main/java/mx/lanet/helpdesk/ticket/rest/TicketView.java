package mx.lanet.helpdesk.ticket.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Comment;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with what its reader may see of its conversation, oldest first.
 *
 * @param queueId whose work it is inside: for the team alone
 * @param tags for the team alone
 * @param mergedInto the ticket that it has become a part of
 */
@Schema(name = "Ticket")
record TicketView(
        UUID ticketId,
        @Schema(example = "TKT-000456") String number,
        UUID clientId,
        String subject,
        String description,
        String category,
        @Nullable UUID categoryId,
        @Schema(allowableValues = {"baja", "media", "alta", "critica"}) String priority,
        @Schema(allowableValues = {"nuevo", "asignado", "en_progreso", "en_espera", "resuelto", "cerrado"})
                String state,
        String channel,
        @Nullable UUID requesterId,
        String requesterName,
        @Nullable UUID assetId,
        String assetName,
        @Nullable UUID siteId,
        @Nullable UUID queueId,
        @Nullable UUID assigneeId,
        String assigneeName,
        List<String> tags,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int reopenedCount,
        @Nullable Integer rating,
        @Nullable UUID mergedInto,
        int version,
        List<Said> comments,
        List<Change> history,
        List<File> attachments) {

    /** @param internal a note that only the team sees */
    @Schema(name = "Comment")
    record Said(
            UUID commentId,
            boolean internal,
            String authorKind,
            @Nullable UUID authorId,
            String authorName,
            boolean byStaff,
            String body,
            String channel,
            Instant createdAt) {
        static Said of(Comment comment) {
            return new Said(
                    comment.commentId(),
                    comment.internal(),
                    comment.authorKind(),
                    comment.authorId(),
                    comment.authorName(),
                    comment.byStaff(),
                    comment.body(),
                    comment.channel().word(),
                    comment.createdAt());
        }
    }

    /** One line of the history: who changed what, from what, to what. */
    @Schema(name = "Change")
    record Change(Instant at, String by, String what, String from, String to, String about) {
        static Change of(TicketEvent event) {
            return new Change(
                    event.at(), event.actorName(), event.kind().word(), event.from(), event.to(), event.about());
        }
    }

    /** @param commentId what it came with; absent when it stands by itself */
    @Schema(name = "Attachment")
    record File(
            UUID attachmentId,
            @Nullable UUID commentId,
            boolean internal,
            String fileName,
            String mediaType,
            long sizeBytes,
            String sha256,
            String addedBy,
            Instant createdAt) {
        static File of(Attachment file) {
            return new File(
                    file.attachmentId(),
                    file.commentId(),
                    file.internal(),
                    file.fileName(),
                    file.mediaType(),
                    file.sizeBytes(),
                    file.sha256(),
                    file.addedByName(),
                    file.createdAt());
        }
    }

    static TicketView of(Person reader, Tickets.Conversation talk, List<Tag> tags, List<Attachment> files) {
        Ticket ticket = talk.ticket();
        Ticket.Rating rating = ticket.rating();
        return new TicketView(
                ticket.ticketId(),
                ticket.code(),
                ticket.clientId(),
                ticket.subject(),
                ticket.description(),
                ticket.category(),
                ticket.categoryId(),
                ticket.priority().word(),
                ticket.state().word(),
                ticket.channel().word(),
                ticket.requesterId(),
                ticket.requesterName(),
                ticket.assetId(),
                ticket.assetName(),
                ticket.siteId(),
                reader.isStaff() ? ticket.queueId() : null,
                ticket.assigneeId(),
                ticket.assigneeName(),
                tags.stream().map(Tag::name).toList(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.firstResponseAt(),
                ticket.resolvedAt(),
                ticket.closedAt(),
                ticket.reopenedCount(),
                rating == null ? null : Integer.valueOf(rating.score()),
                ticket.merged().into(),
                ticket.version(),
                talk.comments().stream().map(Said::of).toList(),
                talk.events().stream().map(Change::of).toList(),
                files.stream().map(File::of).toList());
    }
}
