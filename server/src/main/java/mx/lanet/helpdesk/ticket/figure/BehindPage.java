package mx.lanet.helpdesk.ticket.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * The tickets behind a figure, ready to be shown.
 *
 * @param clientNames of the clients in it; empty for who sees only one
 * @param condition which of them, in words: an age or a score; may be empty
 */
public record BehindPage(
        FigureFrame frame,
        Figure figure,
        String condition,
        Slice<CountedTicket> tickets,
        Map<UUID, String> clientNames,
        Instant now) {
    public BehindPage {
        clientNames = Map.copyOf(clientNames);
    }

    public Pager pager() {
        return Pager.of(tickets, frame.address()::page);
    }

    public String span(Shell shell) {
        return ServicePage.span(shell, frame.period());
    }

    /** What the last column tells. */
    public String lengthKey() {
        return switch (figure) {
            case ANSWERED -> "figure.first";
            case RESOLVED -> "figure.resolution";
            case RATED -> "figure.rating";
            case CREATED, WORKED, BACKLOG, OPEN, REOPENED, WAITING_FOR_US, WAITING_FOR_THEM -> "figure.age";
        };
    }

    /** How long the ticket took, what it was given, or how old it is. */
    public String length(Shell shell, CountedTicket ticket) {
        if (figure == Figure.RATED && ticket.rating() != null) {
            return shell.t("figure.score", ticket.rating());
        }
        @Nullable
        Duration took =
                switch (figure) {
                    case ANSWERED -> ticket.toFirstResponse();
                    case RESOLVED -> ticket.toResolution();
                    case CREATED, RATED, WORKED, BACKLOG, OPEN, REOPENED, WAITING_FOR_US, WAITING_FOR_THEM ->
                        Duration.between(ticket.createdAt(), now);
                };
        return took == null ? "–" : shell.formats().length(took);
    }

    public String client(CountedTicket ticket) {
        return clientNames.getOrDefault(ticket.clientId(), "");
    }
}
