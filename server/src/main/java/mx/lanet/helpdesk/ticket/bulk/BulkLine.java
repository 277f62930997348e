package mx.lanet.helpdesk.ticket.bulk;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketEvent;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that was left as it was, and why.
 *
 * @param code the end of a message key
 * @param fields those that must say something first, or that the ticket has not
 * @param told what somebody else did meanwhile, where that is the reason
 */
public record BulkLine(
        UUID clientId,
        UUID ticketId,
        long number,
        String subject,
        String code,
        @Nullable TicketEvent told,
        List<UUID> fields) {
    public BulkLine {
        fields = List.copyOf(fields);
    }

    /** The number as people say it. */
    public String ticketCode() {
        return Ticket.code(number);
    }
}
