package mx.lanet.helpdesk.ticket.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Ticket;

/** What is offered for answering one ticket. */
public sealed interface ReplyPickPage {
    /** Saved texts, filled in. */
    record Replies(Ticket ticket, List<Option> options, String typed) implements ReplyPickPage {}

    /** One of them, as it would stand in the box. */
    record Option(UUID replyId, String name, boolean shared, String text) {}

    /** Macros. */
    record MacroChoice(Ticket ticket, List<Offer> offers) implements ReplyPickPage {
        /**
         * One of them.
         *
         * @param steps what it would do, a line each
         */
        public record Offer(UUID macroId, String name, boolean shared, List<String> steps) {}
    }
}
