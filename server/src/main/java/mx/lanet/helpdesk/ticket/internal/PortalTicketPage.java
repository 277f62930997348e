package mx.lanet.helpdesk.ticket.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.field.FieldPanel;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.watch.Watcher;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as who asked for it sees it.
 *
 * @param participants who of the client takes part beside who asked
 * @param mayRate resolved and not rated yet
 * @param answeredBy by when the team has promised to answer; null when there is nothing to say
 * @param mayEnd whether the reader may close and reopen it: not who only takes part since another was merged into it
 */
public record PortalTicketPage(
        Ticket ticket,
        String clientName,
        Timeline timeline,
        Form composer,
        TicketPage.Writing writing,
        FieldPanel fields,
        List<Watcher> participants,
        UUID reader,
        boolean mayRate,
        boolean mayEnd,
        FileBlock attach,
        @Nullable Instant answeredBy) {
    public String path() {
        return "/portal/tickets/" + ticket.code();
    }

    public String action(String act) {
        return path() + "/" + act;
    }

    /** Whether the reader was added, and may stop following. */
    public boolean mayLeave() {
        return !reader.equals(ticket.requesterId())
                && participants.stream().anyMatch(one -> one.userId().equals(reader));
    }

    /** Who takes part beside the reader and who asked, by name. */
    public String others() {
        return participants.stream()
                .filter(one -> !one.userId().equals(reader) && !one.userId().equals(ticket.requesterId()))
                .map(Watcher::name)
                .collect(Collectors.joining(", "));
    }

    public String topic() {
        return "ticket:" + ticket.ticketId();
    }
}
