package mx.lanet.helpdesk.ticket.link;

import java.time.Instant;
import java.util.List;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.web.Avatar;
import mx.lanet.helpdesk.web.Form;

/** Comments of a ticket, some of which are to become one of their own. */
public record SplitPage(Ticket ticket, Form form, List<Line> lines) {
    public SplitPage {
        lines = List.copyOf(lines);
    }

    /**
     * A comment.
     *
     * @param words its beginning
     * @param files the names of those that go along
     */
    public record Line(
            String id,
            String author,
            Avatar avatar,
            boolean internal,
            Instant at,
            String words,
            List<String> files,
            boolean chosen) {
        public Line {
            files = List.copyOf(files);
        }
    }

    public String back() {
        return "/tickets/" + ticket.code();
    }

    public String action() {
        return back() + "/split";
    }
}
