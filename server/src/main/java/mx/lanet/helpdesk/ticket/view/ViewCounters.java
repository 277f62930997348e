package mx.lanet.helpdesk.ticket.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.TicketChanged;
import mx.lanet.helpdesk.ticket.TicketLists;
import mx.lanet.helpdesk.ticket.TicketQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many tickets a view holds. A page shows a dozen of these figures beside its own list, so each is counted once for
 * a person until something changes at one of the person's clients, and in no case more than ten times a second.
 */
@Component
public class ViewCounters {
    /** Counted this far: beyond, "999+" says enough. */
    public static final int MOST = TicketLists.COUNTER_MAX;

    private static final int KEPT = 10_000;
    /** Shorter than a page waits before it looks again after a change. */
    private static final Duration SURELY_GOOD = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final TicketLists lists;
    private final Clock clock;
    private final Map<UUID, Long> changes = new ConcurrentHashMap<>();
    private final Map<Asked, Counted> counted = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Counted> eldest) {
            return size() > KEPT;
        }
    };

    ViewCounters(TicketLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    private record Asked(UUID person, @Nullable UUID chosenClient, String address) {}

    private record Counted(long tickets, long changes, Instant at) {}

    /** The figure as it is shown beside the view. */
    public String figure(Person person, String address, TicketQuery query) {
        long tickets = count(person, address, query);
        return tickets > MOST ? MOST + "+" : String.valueOf(tickets);
    }

    private long count(Person person, String address, TicketQuery query) {
        Asked asked = new Asked(person.userId(), person.chosenClient(), address);
        Instant now = clock.instant();
        long stamp = stamp(person);
        Counted before = known(asked);
        if (before != null && isGood(before, stamp, now)) {
            return before.tickets();
        }
        long tickets = lists.count(person, query, MOST + 1);
        synchronized (counted) {
            counted.put(asked, new Counted(tickets, stamp, now));
        }
        return tickets;
    }

    private @Nullable Counted known(Asked asked) {
        synchronized (counted) {
            return counted.get(asked);
        }
    }

    private static boolean isGood(Counted before, long stamp, Instant now) {
        Duration age = Duration.between(before.at(), now);
        return before.changes() == stamp ? age.compareTo(LONGEST) < 0 : age.compareTo(SURELY_GOOD) < 0;
    }

    /** Rises with each change at one of the clients whose tickets the person sees, and when those become others. */
    private long stamp(Person person) {
        if (person.role() == Role.SUPERADMIN) {
            return changes.getOrDefault(Person.HOUSE, 0L);
        }
        if (person.role() != Role.TECHNICIAN) {
            return changes.getOrDefault(person.clientId(), 0L);
        }
        long sum = person.clients().hashCode();
        for (UUID client : person.clients()) {
            sum += changes.getOrDefault(client, 0L);
        }
        return sum;
    }

    /** The house's stands for all clients. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(TicketChanged changed) {
        changes.merge(changed.clientId(), 1L, Long::sum);
        changes.merge(Person.HOUSE, 1L, Long::sum);
    }
}
