package mx.lanet.helpdesk.ticket;

import java.util.List;

/** Several new tickets of one transaction, instead of a {@link TicketActed} for each. */
public record TicketsMade(List<TicketActed> tickets) {
    public TicketsMade {
        tickets = List.copyOf(tickets);
    }
}
