package mx.lanet.helpdesk.ticket.internal;

import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.field.FieldPanel;
import mx.lanet.helpdesk.web.Form;

/**
 * A ticket as who asked for it sees it.
 *
 * @param mayRate resolved and not rated yet
 */
public record PortalTicketPage(
        Ticket ticket,
        String clientName,
        Timeline timeline,
        Form composer,
        TicketPage.Writing writing,
        FieldPanel fields,
        boolean mayRate,
        FileBlock attach) {
    public String path() {
        return "/portal/tickets/" + ticket.code();
    }

    public String action(String act) {
        return path() + "/" + act;
    }

    public String topic() {
        return "ticket:" + ticket.ticketId();
    }
}
