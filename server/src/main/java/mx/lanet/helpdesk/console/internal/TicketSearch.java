package mx.lanet.helpdesk.console.internal;

import java.util.List;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import mx.lanet.helpdesk.web.Mark;
import mx.lanet.helpdesk.web.SearchSource;
import org.springframework.stereotype.Component;

/** Tickets for the search box, by number and by what they say. */
@Component
class TicketSearch implements SearchSource {
    private final TicketLists lists;

    TicketSearch(TicketLists lists) {
        this.lists = lists;
    }

    @Override
    public String headingKey() {
        return "console.search.tickets";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public List<Hit> search(Person person, String words, int limit) {
        TicketQuery query =
                TicketQuery.all().holding(words).by(TicketQuery.Sort.ACTIVITY, true, new Slice.Request(1, limit));
        return lists.list(person, query).items().stream()
                .map(row -> new Hit(
                        Mark.ticketState(row.state().word()).icon(),
                        row.code(),
                        row.subject(),
                        row.requesterName(),
                        "/tickets/" + row.code()))
                .toList();
    }
}
