package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.field.TicketField;
import org.jspecify.annotations.Nullable;

/** What came of wanting to do something to a ticket. Who may not see or do it at all gets a refusal instead. */
public sealed interface Outcome {
    /** It is saved; the ticket as it is now, and the comment that was part of it, if one was. */
    record Done(Ticket ticket, @Nullable UUID commentId) implements Outcome {}

    /**
     * The ticket as it is does not allow it; the code is a message key below {@code problem.}.
     *
     * @param missing the fields that must say something first
     */
    record NotNow(Ticket ticket, String code, List<TicketField> missing) implements Outcome {
        public NotNow {
            missing = List.copyOf(missing);
        }

        NotNow(Ticket ticket, String code) {
            this(ticket, code, List.of());
        }
    }

    /** Somebody else changed it, or spoke, after this actor had looked; nothing was saved. This is what happened. */
    record ChangedMeanwhile(Ticket ticket, List<TicketEvent> changes, List<Comment> said) implements Outcome {}
}
