package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.web.Shell;

/**
 * What one technician has on hand, ready to be shown.
 *
 * @param oldest the oldest ones, at most ten
 */
public record OwnPage(FigureFrame frame, UUID technician, OwnFigures figures, List<CountedTicket> oldest, Instant now) {
    public OwnPage {
        oldest = List.copyOf(oldest);
    }

    /** A view of the list of tickets, of the same client. */
    public String list(String view) {
        String client = frame.address().value("client");
        return "/tickets?view=" + view + (frame.address().client() == null ? "" : "&client=" + client);
    }

    /** The technician's own tickets behind a figure. */
    public String behind(Figure figure) {
        return frame.address().behind(figure, Map.of("technician", technician.toString()));
    }

    /** The figures of the technician's own work. */
    public String service() {
        return frame.address().with("technician", technician.toString());
    }

    public String oldestAge(Shell shell) {
        return figures.oldest() == null ? "–" : age(shell, figures.oldest());
    }

    public String age(Shell shell, Instant made) {
        return shell.formats().length(Duration.between(made, now));
    }
}
