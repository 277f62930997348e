package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import mx.lanet.agent.local.Standing;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.StoreException;
import mx.lanet.agent.watch.Watches;
import mx.lanet.protocol.Heartbeat.PastStatus;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the machine is: read, kept as its own history, and raised as an alert when a reading stays over its threshold. */
final class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    private static final String ALERT = "alert.";
    private static final String TOLD = "told.";

    private final AgentLoop.World world;
    private final Watches watches;
    private final Deque<Watches.Change> unkept = new ArrayDeque<>();
    private Duration nextSample = Duration.ZERO;
    private boolean sampleDue;
    private boolean news;
    private volatile @Nullable MachineStatus last;
    private volatile List<Standing.OpenAlert> open = List.of();

    Readings(AgentLoop.World world, Messages messages) {
        this.world = world;
        this.watches = new Watches(messages);
        remember();
        noteOpen();
    }

    private void remember() {
        var elapsed = world.clock().elapsed();
        var now = world.clock().now();
        var open = world.memory().values(ALERT);
        var told = world.memory().values(TOLD);
        var keys = new TreeSet<>(open.keySet());
        keys.addAll(told.keySet());
        for (var key : keys) {
            var kept = open.get(key);
            var lately = KeptAlert.times(told.getOrDefault(key, ""), now).stream()
                    .map(then -> elapsed.minus(Duration.between(then, now)))
                    .toList();
            Watches.Key.of(key)
                    .ifPresent(known -> watches.wasKnown(known, kept == null ? null : KeptAlert.read(kept), lately));
        }
    }

    private void noteOpen() {
        open = watches.open().entrySet().stream()
                .map(entry -> new Standing.OpenAlert(
                        entry.getKey().trouble().word(),
                        entry.getKey().subject(),
                        entry.getValue().isGrave(),
                        entry.getValue().raisedAt()))
                .toList();
    }

    /** Alerts that are not over. */
    List<Standing.OpenAlert> openAlerts() {
        return open;
    }

    /** The last reading; null before the first. */
    @Nullable
    MachineStatus last() {
        return last;
    }

    /** Reads the machine; what is wrong waits for the server from then on. */
    MachineStatus read(Settings settings, @Nullable Integer pendingUpdates, Duration elapsed) {
        var now = world.session().time().now();
        var status = world.status().read(settings.list(Setting.WATCHED_SERVICES), pendingUpdates);
        last = status;
        var clockOff = world.session().time().serverAhead();
        var changes = watches.read(status, clockOff, settings, elapsed, now);
        unkept.addAll(changes);
        if (!changes.isEmpty()) {
            news = true;
            noteOpen();
        }
        sampleDue |= elapsed.compareTo(nextSample) >= 0;
        if (elapsed.compareTo(nextSample) >= 0) {
            nextSample = elapsed.plus(settings.seconds(Setting.METRICS_INTERVAL));
            sample(status, now);
        }
        keepAll(now);
        return status;
    }

    // An alert that the disk does not take now is not lost: it waits here for the next reading.
    private void keepAll(Instant now) {
        try {
            while (!unkept.isEmpty()) {
                keep(unkept.getFirst(), now);
                unkept.removeFirst();
            }
        } catch (StoreException e) {
            LOG.atError().log("{} alerts wait for the disk: {}", unkept.size(), e.getMessage());
        }
    }

    private void sample(MachineStatus status, Instant now) {
        try {
            world.memory().addSample(status, now);
        } catch (StoreException e) {
            LOG.atWarn().log("a reading is not kept: {}", e.getMessage());
        }
    }

    /** When the next reading is news if it says the same as the last; empty when none would be. */
    Optional<Duration> nextDecision(Duration elapsed) {
        return watches.nextDecision(elapsed);
    }

    /** The server was not told of this reading: it goes later, one for each interval of the metrics. */
    void missed(MachineStatus status) {
        if (sampleDue) {
            sampleDue = false;
            var now = world.session().time().now();
            world.outbox().addMetric(PastStatus.of(status, now), now);
        }
    }

    /** The server has it. */
    void told() {
        sampleDue = false;
    }

    /** Whether a reading since the last question has something to tell at once. */
    boolean takeNews() {
        boolean was = news;
        news = false;
        return was;
    }

    /** Alerts that are only in memory. */
    int unkept() {
        return unkept.size();
    }

    private void keepTold(Watches.Change change) {
        var name = TOLD + change.key().text();
        if (change.told().isEmpty()) {
            world.memory().forget(name);
        } else {
            world.memory().remember(name, KeptAlert.text(onTheWall(change.told())));
        }
    }

    // By this machine's own clock, which the next life has before it hears the server's.
    private List<Instant> onTheWall(List<Duration> times) {
        var elapsed = world.clock().elapsed();
        var now = world.clock().now();
        return times.stream().map(then -> now.minus(elapsed.minus(then))).toList();
    }

    private void keep(Watches.Change change, Instant now) {
        var name = ALERT + change.key().text();
        var open = change.open();
        LOG.atWarn().log("alert {}: {}", change.key().text(), change.report().message());
        world.database().transaction(() -> {
            world.outbox().addAlert(change.report(), now);
            if (open == null) {
                world.memory().forget(name);
            } else {
                world.memory().remember(name, KeptAlert.text(open));
            }
            keepTold(change);
        });
    }
}
