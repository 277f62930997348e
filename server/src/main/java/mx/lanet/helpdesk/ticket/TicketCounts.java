package mx.lanet.helpdesk.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * How many tickets there are in a list. A page shows a dozen of these figures beside its own list, so each is counted once
 * for a person until something changes at one of the person's clients. What another server changes is seen a minute later
 * at most.
 */
@Component
class TicketCounts {
    private static final int KEPT = 10_000;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<UUID, Long> changes = new ConcurrentHashMap<>();
    private final Map<Asked, Counted> counted = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Counted> eldest) {
            return size() > KEPT;
        }
    };

    TicketCounts(Clock clock) {
        this.clock = clock;
    }

    private record Asked(UUID person, @Nullable UUID chosenClient, TicketQuery query, int most) {}

    private record Counted(long tickets, long changes, Instant at) {}

    /**
     * The figure that is known, or the one that {@code count} brings.
     *
     * @param most as far as is counted
     * @param surelyGood a figure younger than that is good enough, whatever has changed
     */
    long of(Person person, TicketQuery query, int most, Duration surelyGood, LongSupplier count) {
        Asked asked = new Asked(person.userId(), person.chosenClient(), query.onlyWhich(), most);
        Instant now = clock.instant();
        long stamp = stamp(person);
        Counted before = known(asked);
        if (before != null && isGood(before, stamp, now, surelyGood)) {
            return before.tickets();
        }
        long tickets = count.getAsLong();
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

    private static boolean isGood(Counted before, long stamp, Instant now, Duration surelyGood) {
        Duration age = Duration.between(before.at(), now);
        return age.compareTo(before.changes() == stamp ? LONGEST : surelyGood) < 0;
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
