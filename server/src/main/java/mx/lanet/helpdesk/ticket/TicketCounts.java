package mx.lanet.helpdesk.ticket;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import mx.lanet.helpdesk.shared.Counts;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** How many tickets there are in a list, counted anew when one of them changes. */
@Component
class TicketCounts {
    private final Counts<TicketQuery> counts;

    TicketCounts(Clock clock) {
        counts = new Counts<>(clock);
    }

    /** As {@link Counts#of}; in which order and from which page on does not matter. */
    long of(Person person, TicketQuery query, int most, Duration surelyGood, LongSupplier count) {
        return counts.of(person, query.onlyWhich(), most, surelyGood, count);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TicketChanged changed) {
        counts.changed(changed.clientId());
    }
}
