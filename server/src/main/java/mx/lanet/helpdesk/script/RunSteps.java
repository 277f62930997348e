package mx.lanet.helpdesk.script;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Works through the machines of runs, a few at a time: orders a command for each, or withdraws them when the run was
 * cancelled. Each machine's order is one transaction with its line, so whoever takes up what a server left, when it
 * stopped or broke, orders nothing twice.
 */
@Component
class RunSteps implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RunSteps.class);

    private static final int FEW = 20;

    /** Runs at once on one server: the rest of the pool's connections are for people. */
    private static final int AT_ONCE = 2;

    /** A server that has said nothing for so long does not work on it any more. */
    private static final Duration SILENT = Duration.ofMinutes(1);

    /** A server that stops waits so long for what is in hand. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final RunTable table;
    private final RunMachineTable machines;
    private final RunOrders orders;
    private final Team team;
    private final Tenancy tenancy;
    private final Clock clock;
    private final UUID server;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private volatile boolean running;

    RunSteps(
            RunTable table,
            RunMachineTable machines,
            RunOrders orders,
            Team team,
            Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.machines = machines;
        this.orders = orders;
        this.team = team;
        this.tenancy = tenancy;
        this.clock = clock;
        this.server = ids.next();
    }

    /** In the background, as soon as there is a place. */
    void begin(RunTable.Due due) {
        Thread.ofVirtual().name("run-" + due.runId()).start(() -> {
            if (places.tryAcquire()) {
                try {
                    work(due);
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
            LOG.atDebug().setCause(failure).log("A run of a script waits for the database");
        } else {
            LOG.atError().setCause(failure).log("A run of a script broke off");
        }
    }

    /** What waits for a place, what is due now, and what was left by a server that is gone. */
    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void takeUp() {
        if (running && places.availablePermits() > 0) {
            try {
                tenancy.call(new Scope.Everything(), () -> table.due(now(), AT_ONCE))
                        .forEach(this::begin);
            } catch (RuntimeException failure) {
                tell(failure);
            }
        }
    }

    /** On this thread, to the end. */
    void work(RunTable.Due due) {
        Scope client = new Scope.Clients(Set.of(due.clientId()));
        Instant now = now();
        if (!running || !tenancy.call(client, () -> table.take(due, server, now, now.plus(SILENT)))) {
            return;
        }
        boolean more = true;
        boolean cancelled = false;
        while (more && running) {
            Run run = tenancy.call(client, () -> table.find(Reach.of(client), due.runId()))
                    .orElseThrow();
            cancelled = run.isCancelled();
            more = cancelled ? withdraw(client, run) : order(client, run);
            more = more && tenancy.call(client, () -> table.keep(due, server, now().plus(SILENT)));
            orders.tell(run);
        }
        release(client, due, cancelled);
    }

    private void release(Scope client, RunTable.Due due, boolean cancelled) {
        boolean done = running;
        tenancy.run(client, () -> table.release(due, server, done, cancelled));
    }

    /** Whether there may be more. Its person is asked for anew: whoever was switched off, or lost a client, runs nothing there. */
    private boolean order(Scope client, Run run) {
        List<RunMachineTable.Turn> turns = tenancy.call(client, () -> machines.next(run, FEW));
        if (turns.isEmpty()) {
            return false;
        }
        Optional<Person> owner = team.member(run.ownerId());
        Optional<RunOrders.Work> work = orders.work(client, run);
        turns.stream().takeWhile(_ -> running).forEach(turn -> orders.order(client, owner, run, work, turn, now()));
        return turns.size() == FEW;
    }

    private boolean withdraw(Scope client, Run run) {
        List<UUID[]> commands = tenancy.call(client, () -> machines.toWithdraw(run, FEW));
        Optional<Person> person =
                tenancy.call(client, () -> table.cancelledBy(run)).flatMap(team::member);
        commands.stream().takeWhile(_ -> running).forEach(one -> orders.withdraw(client, person, run, one[0], one[1]));
        return commands.size() == FEW;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void start() {
        running = true;
    }

    /** What is in hand is finished, if that does not take too long; the rest is taken up by whoever looks next. */
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
