package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;

/**
 * A ticket about to go to another queue.
 *
 * @param queues those it may go to
 * @param from the name of the one it stands in
 */
public record HandOverPage(Ticket ticket, Form form, List<Choice> queues, String from) {
    public HandOverPage {
        queues = List.copyOf(queues);
    }

    public String back() {
        return "/tickets/" + ticket.code();
    }

    public String action() {
        return back() + "/queue";
    }
}
