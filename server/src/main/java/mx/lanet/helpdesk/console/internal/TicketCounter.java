package mx.lanet.helpdesk.console.internal;

import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.View;
import mx.lanet.helpdesk.web.PlaceCounter;
import org.springframework.stereotype.Component;

/** Open tickets beside their place in the navigation. */
@Component
class TicketCounter implements PlaceCounter {
    private final TicketLists tickets;

    TicketCounter(TicketLists tickets) {
        this.tickets = tickets;
    }

    @Override
    public String place() {
        return "tickets";
    }

    @Override
    public Count count(Person person) {
        return new Count(tickets.figure(person, View.OPEN.query(person)), false, "console.open-tickets");
    }
}
