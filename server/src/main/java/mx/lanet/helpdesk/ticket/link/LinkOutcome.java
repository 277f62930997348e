package mx.lanet.helpdesk.ticket.link;

import mx.lanet.helpdesk.ticket.Ticket;

/** What came of wanting to link, merge or split tickets. Who may not do it at all gets a refusal instead. */
public sealed interface LinkOutcome {
    /** It is so now; the ticket that the person goes on with, and the other one. */
    record Done(Ticket ticket, Ticket other) implements LinkOutcome {}

    /** It cannot be; nothing has changed. The code is a message key below {@code link.refused.}, about the other ticket. */
    record NotNow(String code, Ticket other) implements LinkOutcome {}
}
