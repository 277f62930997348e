package mx.lanet.helpdesk.ticket.internal;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import org.springframework.stereotype.Component;

/** Finds the ticket that a path names: TKT-000456, its bare number, or its id. */
@Component
public class TicketAddress {
    private final Tickets tickets;

    TicketAddress(Tickets tickets) {
        this.tickets = tickets;
    }

    public Ticket find(Actor actor, String name) {
        if (name.matches("(?i)(TKT-)?[0-9]{1,18}")) {
            return tickets.getByNumber(actor, Long.parseLong(name.replaceFirst("(?i)TKT-", "")));
        }
        UUID id = ListAddress.parse(name).orElseThrow(() -> Problem.notFound().refusal());
        return tickets.get(actor, id);
    }
}
