package mx.lanet.helpdesk.ticket.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import mx.lanet.helpdesk.identity.Team;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.bulk.BulkLineTable.Result;
import mx.lanet.helpdesk.ticket.bulk.BulkLineTable.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works through the tickets of a {@link BulkWork}, a few at a time: it says which ones it begins with, changes each, and
 * says what came of them. What is left when a server stops, or breaks, is taken up by whoever looks next.
 */
@Component
class BulkRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BulkRunner.class);
    private static final Scope HOUSE = new Scope.Clients(Set.of(Person.HOUSE));

    /** Begun together: so many at most are looked at twice after a crash. */
    private static final int FEW = 20;

    /** Works at once on one server: the rest of the pool's connections are for people. */
    private static final int AT_ONCE = 2;

    /** A server that has said nothing for so long does not work on it any more. */
    private static final Duration SILENT = Duration.ofMinutes(1);

    /** A server that stops waits so long for the tickets in hand. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final BulkTable table;
    private final BulkLineTable lines;
    private final BulkActs acts;
    private final Team team;
    private final Tenancy tenancy;
    private final Clock clock;
    private final UUID server;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean running;

    BulkRunner(BulkTable table, BulkLineTable lines, BulkActs acts, Team team, Tenancy tenancy, Ids ids, Clock clock) {
        this.table = table;
        this.lines = lines;
        this.acts = acts;
        this.team = team;
        this.tenancy = tenancy;
        this.clock = clock;
        this.server = ids.next();
    }

    /** On this thread, to the end. */
    void run(UUID bulkId) {
        Instant now = now();
        if (running && tenancy.call(HOUSE, () -> table.take(bulkId, server, now, now.plus(SILENT)))) {
            work(bulkId);
        }
    }

    /** In the background, as soon as there is a place. */
    void begin(UUID bulkId) {
        Thread.ofVirtual().name("bulk-" + bulkId).start(() -> {
            if (places.tryAcquire()) {
                try {
                    run(bulkId);
                } catch (RuntimeException failure) {
                    tell(failure);
                } finally {
                    places.release();
                }
            }
        });
    }

    private static void tell(RuntimeException failure) {
        if (DatabaseTrouble.isPassing(failure)) {
            LOG.atDebug().setCause(failure).log("Work on many tickets waits for the database");
        } else {
            LOG.atError().setCause(failure).log("Work on many tickets broke off");
        }
    }

    /** What waits for a place, or was left by a server that is gone. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void takeUp() {
        if (running && places.availablePermits() > 0) {
            tenancy.call(HOUSE, () -> table.waiting(now(), AT_ONCE)).forEach(this::begin);
        }
    }

    private void work(UUID bulkId) {
        BulkWork work = tenancy.call(HOUSE, () -> table.find(bulkId)).orElseThrow();
        boolean more = work.cancelledAt() == null;
        while (more && running) {
            more = few(work) && tenancy.call(HOUSE, () -> table.keep(bulkId, server, now().plus(SILENT)));
        }
        if (running) {
            tenancy.run(HOUSE, () -> table.finish(bulkId, server, now()));
            LOG.atInfo().addKeyValue("tickets", work.tickets()).log("work on many tickets finished");
        } else {
            tenancy.run(HOUSE, () -> table.release(bulkId, server));
        }
    }

    /** Whether there may be more. Its person is asked for anew: whoever was switched off, or lost a client, does no more there. */
    private boolean few(BulkWork work) {
        Optional<Person> owner = team.member(work.ownerId());
        if (owner.isEmpty()) {
            return false;
        }
        Person person = owner.get();
        Reach reach = Reach.of(person.scope());
        List<Turn> turns = tenancy.call(person.scope(), () -> lines.begin(reach, work.bulkId(), now(), FEW)).stream()
                .sorted(Comparator.comparingInt(Turn::place))
                .toList();
        List<Result> results = turns.stream()
                .takeWhile(_ -> running)
                .map(turn -> acts.act(person, work.wish(), turn))
                .toList();
        tenancy.run(person.scope(), () -> results.forEach(result -> lines.save(work.bulkId(), result)));
        return turns.size() == FEW;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void start() {
        running = true;
    }

    /** What is being changed is finished with and told, if that does not take too long; else it is looked at again. */
    @Override
    public void stop() {
        running = false;
        try {
            if (places.tryAcquire(AT_ONCE, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(AT_ONCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
