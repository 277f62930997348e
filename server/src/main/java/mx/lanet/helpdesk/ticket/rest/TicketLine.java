package mx.lanet.helpdesk.ticket.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.TicketRow;
import org.jspecify.annotations.Nullable;

/** A ticket in a list. */
@Schema(name = "TicketLine")
record TicketLine(
        UUID ticketId,
        @Schema(example = "TKT-000456") String number,
        UUID clientId,
        String subject,
        String category,
        @Schema(allowableValues = {"baja", "media", "alta", "critica"}) String priority,
        @Schema(allowableValues = {"nuevo", "asignado", "en_progreso", "en_espera", "resuelto", "cerrado"})
                String state,
        String channel,
        @Nullable UUID requesterId,
        String requesterName,
        @Nullable UUID assetId,
        String assetName,
        @Nullable UUID assigneeId,
        String assigneeName,
        Instant createdAt,
        Instant updatedAt,
        int publicComments,
        int unread,
        @Nullable Integer rating,
        int version) {
    static TicketLine of(TicketRow row) {
        return new TicketLine(
                row.ticketId(),
                row.code(),
                row.clientId(),
                row.subject(),
                row.category(),
                row.priority().word(),
                row.state().word(),
                row.channel().word(),
                row.requesterId(),
                row.requesterName(),
                row.assetId(),
                row.assetName(),
                row.assigneeId(),
                row.assigneeName(),
                row.createdAt(),
                row.updatedAt(),
                row.publicComments(),
                row.unread(),
                row.rating(),
                row.version());
    }
}
