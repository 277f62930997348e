package mx.lanet.helpdesk.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many there are in a list. A page shows a dozen of these figures beside its own list, so each is counted once for all
 * who see the same, until something changes at one of their clients; one of a thousand and more, which is dear to count and
 * says nothing else after a few changes, for some seconds at least. Figures that are good enough for a moment are so for two
 * seconds while changes come by the dozen. What another server changes is seen a minute later at most.
 *
 * @param <Q> what was asked: a query without its page and order
 */
public final class Counts<Q> {
    private static final int KEPT = 10_000;

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int MANY = 1_000;
    private static final Duration GOOD_FOR_MANY = Duration.ofSeconds(5);

    private static final int A_STORM = 10;
    private static final Duration GOOD_IN_A_STORM = Duration.ofSeconds(2);

    private final Clock clock;
    private final Map<UUID, Long> changes = new ConcurrentHashMap<>();
    private final Map<Asked<Q>, Counted> counted = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked<Q>, Counted> eldest) {
            return size() > KEPT;
        }
    };

    public Counts(Clock clock) {
        this.clock = clock;
    }

    private record Asked<Q>(Scope scope, Q query, int most) {}

    private record Counted(long number, long changes, Instant at) {}

    /**
     * The figure that is known, or the one that {@code count} brings.
     *
     * @param most as far as is counted
     * @param surelyGood a figure younger than that is good enough, whatever has changed
     */
    public long of(Person person, Q query, int most, Duration surelyGood, LongSupplier count) {
        Asked<Q> asked = new Asked<>(person.listScope(), query, most);
        Instant now = clock.instant();
        long stamp = stamp(person);
        Counted before = known(asked);
        if (before != null && isGood(before, stamp, now, surelyGood)) {
            return before.number();
        }
        long number = count.getAsLong();
        synchronized (counted) {
            counted.put(asked, new Counted(number, stamp, now));
        }
        return number;
    }

    /** Something that is counted has changed at this client, and that is committed. The house's stands for all clients. */
    public void changed(UUID clientId) {
        changes.merge(clientId, 1L, Long::sum);
        changes.merge(Person.HOUSE, 1L, Long::sum);
    }

    private @Nullable Counted known(Asked<Q> asked) {
        synchronized (counted) {
            return counted.get(asked);
        }
    }

    private static boolean isGood(Counted before, long stamp, Instant now, Duration surelyGood) {
        Duration age = Duration.between(before.at(), now);
        if (before.changes() == stamp) {
            return age.compareTo(LONGEST) < 0;
        }
        if (before.number() >= MANY) {
            return age.compareTo(GOOD_FOR_MANY) < 0;
        }
        boolean storm = !surelyGood.isZero() && Math.abs(stamp - before.changes()) >= A_STORM;
        return age.compareTo(storm ? GOOD_IN_A_STORM : surelyGood) < 0;
    }

    /** Rises with each change at one of the clients that the person sees, and when those become others. */
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
}
