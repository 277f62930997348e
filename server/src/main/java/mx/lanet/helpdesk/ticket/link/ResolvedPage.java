package mx.lanet.helpdesk.ticket.link;

import java.util.List;
import mx.lanet.helpdesk.ticket.Ticket;

/**
 * What came of resolving a parent's children.
 *
 * @param stayed a line for each that could not be resolved
 */
public record ResolvedPage(Ticket parent, int done, List<Line> stayed) {
    public ResolvedPage {
        stayed = List.copyOf(stayed);
    }

    /** @param why in the reader's words */
    public record Line(LinkedTicket child, String why) {}
}
