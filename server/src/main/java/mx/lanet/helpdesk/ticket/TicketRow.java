package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a line of a list.
 *
 * @param openedBy the user name of who asked at the machine; null when it was made elsewhere
 * @param unread public comments that the reader of the list has not seen
 * @param seen whether the reader has ever looked at it
 */
public record TicketRow(
        UUID clientId,
        UUID ticketId,
        long number,
        String subject,
        String category,
        Priority priority,
        State state,
        Channel channel,
        @Nullable UUID requesterId,
        String requesterName,
        @Nullable UUID assetId,
        String assetName,
        @Nullable UUID assigneeId,
        String assigneeName,
        @Nullable String openedBy,
        Instant createdAt,
        Instant updatedAt,
        int publicComments,
        int unread,
        boolean seen,
        @Nullable Integer rating,
        int version,
        TicketClock clock) {

    /** The number as people say it: {@code TKT-000456}. */
    public String code() {
        return Ticket.code(number);
    }
}
