package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import mx.lanet.helpdesk.shared.Counts;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many alerts there are in a list, counted anew when one of them changes, but in no case more than ten times a second:
 * in a storm thousands do. A silence that ends is noticed within a minute.
 */
@Component
class AlertCounts {
    private static final Duration SURELY_GOOD = Duration.ofMillis(100);

    private final Counts<AlertQuery> counts;

    AlertCounts(Clock clock) {
        counts = new Counts<>(clock);
    }

    /** The figure that is known, or the one that {@code count} brings; in which order and from which page on does not matter. */
    long figure(Person person, AlertQuery query, int most, LongSupplier count) {
        return counts.of(person, query.onlyWhich(), most, SURELY_GOOD, count);
    }

    /** As {@link #figure}, of a list that the person reads: few are counted as they are now. */
    long total(Person person, AlertQuery query, int most, LongSupplier count) {
        // The machines of a saved list are thousands of ids, which nobody should remember.
        return query.machines() == null
                ? counts.of(person, query.onlyWhich(), most, Duration.ZERO, count)
                : count.getAsLong();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertChanged changed) {
        counts.changed(changed.clientId());
    }
}
