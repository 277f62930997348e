package mx.lanet.helpdesk.ticket.link;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketRow;

/**
 * Tickets of the same client to which one may be joined.
 *
 * @param typed what was looked for; when it is empty, those that the same person asked for are offered
 * @param clientName the only client whose tickets are offered
 */
public record CandidatesPage(Ticket ticket, String clientName, LinkWay way, String typed, List<TicketRow> found) {
    public CandidatesPage {
        found = List.copyOf(found);
    }

    public String back() {
        return "/tickets/" + ticket.code();
    }

    public String action() {
        return back() + "/links";
    }

    /** The same search for another way. */
    public String address(LinkWay other) {
        String query = typed.isEmpty() ? "" : "&q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        return action() + "?how=" + other.word() + query;
    }

    public List<LinkWay> ways() {
        return List.of(LinkWay.values());
    }

    public String merge(TicketRow other) {
        return back() + "/merge?into=" + other.code();
    }
}
