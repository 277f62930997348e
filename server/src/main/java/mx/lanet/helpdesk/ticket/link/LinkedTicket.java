package mx.lanet.helpdesk.ticket.link;

import java.util.UUID;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;

/** A ticket that stands beside another, as a line there. */
public record LinkedTicket(
        UUID ticketId, long number, String subject, State state, String requesterName, String assigneeName) {

    /** The number as people say it: {@code TKT-000456}. */
    public String code() {
        return Ticket.code(number);
    }
}
