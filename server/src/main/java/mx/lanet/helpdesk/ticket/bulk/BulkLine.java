package mx.lanet.helpdesk.ticket.bulk;

import java.util.UUID;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that was left as it was, and why.
 *
 * @param code the end of a message key
 * @param told what somebody else did meanwhile, where that is the reason
 */
public record BulkLine(
        UUID clientId, UUID ticketId, long number, String subject, String code, @Nullable TicketEvent told) {
    /** The number as people say it. */
    public String ticketCode() {
        return Ticket.code(number);
    }
}
