package mx.lanet.helpdesk.ticket.watch;

import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.stereotype.Component;

/** Puts together what a ticket's side, and its page of watchers, show. */
@Component
public class WatchPanels {
    private final Watchers watchers;

    WatchPanels(Watchers watchers) {
        this.watchers = watchers;
    }

    /** At the side of the ticket. */
    public WatchPanel of(Person person, Ticket ticket) {
        return new WatchPanel(
                "/tickets/" + ticket.code(),
                watchers.of(person, ticket),
                person.userId(),
                ticket.requesterId(),
                List.of(),
                List.of(),
                "");
    }

    WatchPanel page(Person person, Ticket ticket, String words) {
        return new WatchPanel(
                "/tickets/" + ticket.code(),
                watchers.of(person, ticket),
                person.userId(),
                ticket.requesterId(),
                watchers.team(person, ticket),
                watchers.ofClient(person, ticket, words),
                words);
    }
}
