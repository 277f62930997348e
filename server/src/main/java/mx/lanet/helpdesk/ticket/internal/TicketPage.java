package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's page in the console.
 *
 * @param staff whether the reader is of the team: sees notes, and changes properties
 * @param composer what is being written, with its kind
 * @param notice what the last act came to, when it was not done; null otherwise
 * @param person facts of who asked
 * @param machine the machine at the report and now; null without one
 */
public record TicketPage(
        Ticket ticket,
        String clientName,
        boolean staff,
        boolean mine,
        Timeline timeline,
        List<Attachment> files,
        Form composer,
        @Nullable Notice notice,
        Properties properties,
        List<KeyValue> person,
        @Nullable MachinePanel machine,
        String maxSize) {

    /** The selects at the side; empty lists for who may not change anything. */
    public record Properties(
            List<Choice> states, List<Choice> priorities, List<Choice> categories, List<Choice> assignees) {}

    /** A sentence over the properties. */
    public record Notice(String kind, String text) {}

    public String path() {
        return "/tickets/" + ticket.code();
    }

    /** Where its forms are sent. */
    public String action(String act) {
        return path() + "/" + act;
    }

    public boolean writesNote() {
        return "note".equals(composer.value("kind"));
    }

    public String topic() {
        return "ticket:" + ticket.ticketId();
    }
}
