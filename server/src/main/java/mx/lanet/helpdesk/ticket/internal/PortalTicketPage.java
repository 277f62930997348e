package mx.lanet.helpdesk.ticket.internal;

import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.field.FieldPanel;
import mx.lanet.helpdesk.web.Form;

/**
 * A ticket as who asked for it sees it.
 *
 * @param mayRate resolved and not rated yet
 * @param mayEnd whether the reader may close and reopen it: not who only takes part since another was merged into it
 */
public record PortalTicketPage(
        Ticket ticket,
        String clientName,
        Timeline timeline,
        Form composer,
        TicketPage.Writing writing,
        FieldPanel fields,
        boolean mayRate,
        boolean mayEnd,
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
