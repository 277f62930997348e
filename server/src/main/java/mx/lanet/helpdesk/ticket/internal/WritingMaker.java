package mx.lanet.helpdesk.ticket.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.Tickets;
import mx.lanet.helpdesk.ticket.reply.Draft;
import mx.lanet.helpdesk.ticket.reply.Drafts;
import mx.lanet.helpdesk.ticket.reply.Sheet;
import mx.lanet.helpdesk.web.Form;
import org.springframework.stereotype.Component;

/** What a reader was writing on a ticket, as the box shows it again. */
@Component
class WritingMaker {
    private static final Duration UNDO_OFFERED = Duration.ofSeconds(10);

    private final Tickets tickets;
    private final Drafts drafts;

    WritingMaker(Tickets tickets, Drafts drafts) {
        this.tickets = tickets;
        this.drafts = drafts;
    }

    /** @param posted what came with the request; without a body, the newest draft stands in the box */
    TicketPage.Writing make(Person person, Tickets.Conversation conversation, Form posted) {
        Ticket ticket = conversation.ticket();
        List<Draft> kept = drafts.of(person, ticket);
        Draft.Kind kind = posted.has("body")
                ? Draft.Kind.find(posted.value("kind")).orElse(Draft.Kind.REPLY)
                : kept.isEmpty() ? Draft.Kind.REPLY : kept.getFirst().kind();
        return new TicketPage.Writing(
                kept.stream().filter(draft -> draft.kind() == kind).findFirst().orElse(null),
                kept.stream().filter(draft -> draft.kind() != kind).findFirst().orElse(null),
                conversation.comments().isEmpty()
                        ? ticket.ticketId()
                        : conversation.comments().getLast().commentId(),
                Sheet.orNew(posted.value("sheet")),
                tickets.mayUndo(person, ticket, UNDO_OFFERED));
    }

    /** What stands in the box: what was posted, else the draft. */
    static Form box(Form posted, TicketPage.Writing writing) {
        Draft draft = writing.shown();
        return draft == null || posted.has("body")
                ? posted
                : Form.of(
                        posted.labels(),
                        Map.of(
                                "body", draft.body(),
                                "html", Objects.requireNonNullElse(draft.html(), ""),
                                "kind", draft.kind().word()));
    }
}
