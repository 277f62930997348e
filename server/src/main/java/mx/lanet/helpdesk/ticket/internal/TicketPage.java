package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import mx.lanet.helpdesk.ticket.Attachment;
import mx.lanet.helpdesk.ticket.NearTickets;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.field.FieldPanel;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.link.Linked;
import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.ticket.sla.SlaPanel;
import mx.lanet.helpdesk.ticket.tag.TagPanel;
import mx.lanet.helpdesk.ticket.time.TimePanel;
import mx.lanet.helpdesk.ticket.watch.WatchPanel;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's page in the console.
 *
 * @param staff whether the reader is of the team: sees notes, and changes properties
 * @param composer what is being written, with its kind
 * @param writing what was kept of it
 * @param notice what the last act came to, when it was not done; null otherwise
 * @param beside what the team keeps beside the ticket; null for who is not of the team
 * @param fields what it says in the house's fields
 * @param linked the tickets beside it
 * @param person who asked
 * @param machine the machine at the report and now; null without one
 * @param views the lists at the side, counted only where they are shown
 */
public record TicketPage(
        Ticket ticket,
        boolean staff,
        boolean mine,
        Timeline timeline,
        List<Attachment> files,
        Form composer,
        Writing writing,
        @Nullable Notice notice,
        Properties properties,
        @Nullable BesidePanels beside,
        FieldPanel fields,
        Linked linked,
        PersonPanel person,
        @Nullable MachinePanel machine,
        NearTickets near,
        FileBlock attach,
        Supplier<List<Tab>> views) {

    /** The selects at the side; empty lists for who may not change anything, and no queue for who is not of the team. */
    public record Properties(
            List<Choice> states,
            List<Choice> priorities,
            List<Choice> categories,
            List<Choice> assignees,
            String queue) {}

    /** What the team keeps beside a ticket, each piece with its own forms; no clocks where nothing is promised. */
    public record BesidePanels(TagPanel tags, TimePanel time, WatchPanel watch, @Nullable SlaPanel sla) {}

    /**
     * What an act came to when it was not done.
     *
     * @param lines what others did meanwhile
     * @param again how to do it all the same; null when that is no use
     */
    public record Notice(String kind, String text, List<String> lines, @Nullable Again again) {
        public Notice {
            lines = List.copyOf(lines);
        }
    }

    /** A form with one field: the act, the field's name and what it holds, and what its button says. */
    public record Again(String act, String name, String value, String label) {
        /** Of an act whose field is named like it. */
        Again(String act, String value, String label) {
            this(act, act, value, label);
        }
    }

    /**
     * What the reader is writing.
     *
     * @param shown the draft that stands in the box; null without one
     * @param other the draft of the other kind, which waits behind its tab; null without one
     * @param heard the last comment that the reader sees, or the ticket
     * @param sheet the page that is opened
     * @param mayUndo whether the reader has just ended the ticket and may take that back
     */
    public record Writing(@Nullable Draft shown, @Nullable Draft other, UUID heard, Sheet sheet, boolean mayUndo) {}

    public String path() {
        return "/tickets/" + ticket.code();
    }

    /** Where its forms are sent. */
    public String action(String act) {
        return path() + "/" + act;
    }

    /** A new ticket below this one, with the same client, person, machine, subject, category and priority. */
    public String newChild() {
        return Address.of("/tickets/new")
                .with("parent", ticket.code())
                .with("client", ticket.clientId())
                .with("person", ticket.requesterId())
                .with("requester", ticket.requesterName())
                .with("asset", ticket.assetId())
                .with("machine", ticket.assetName())
                .with("subject", ticket.subject())
                .with("category", ticket.categoryId())
                .with("priority", ticket.priority().word())
                .toString();
    }

    public boolean writesNote() {
        return "note".equals(composer.value("kind"));
    }

    public String topic() {
        return "ticket:" + ticket.ticketId();
    }
}
