package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the machine is: read, kept as its own history, and raised as an alert when a reading stays over its threshold. */
final class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    private final AgentLoop.World world;
    private final Thresholds thresholds;
    private Duration nextSample = Duration.ZERO;
    private volatile @Nullable MachineStatus last;

    Readings(AgentLoop.World world, Messages messages) {
        this.world = world;
        this.thresholds = new Thresholds(messages);
        Stream.of(Thresholds.Subject.values())
                .filter(subject -> world.memory().value(nameOf(subject)).isPresent())
                .forEach(thresholds::isOpen);
    }

    /** The last reading; null before the first. */
    @Nullable
    MachineStatus last() {
        return last;
    }

    MachineStatus read(Settings settings, @Nullable Integer pendingUpdates, Duration elapsed) {
        var now = world.clock().now();
        var status = world.status().read(settings.list(Setting.WATCHED_SERVICES), pendingUpdates);
        last = status;
        if (settings.isOn(Setting.MONITORING_ENABLED)) {
            thresholds.read(status, settings, elapsed, now).forEach(change -> keep(change, now));
        }
        if (elapsed.compareTo(nextSample) >= 0) {
            nextSample = elapsed.plus(settings.seconds(Setting.METRICS_INTERVAL));
            world.memory().addSample(status, now);
        }
        return status;
    }

    private void keep(Thresholds.Change change, Instant now) {
        var name = nameOf(change.subject());
        var raised = change.raised();
        if (raised == null) {
            world.memory().forget(name);
            return;
        }
        LOG.atWarn().log("alert raised: {}", raised.message());
        world.database().transaction(() -> {
            world.outbox().addAlert(raised, now);
            world.memory().remember(name, raised.alertId().toString());
        });
    }

    private static String nameOf(Thresholds.Subject subject) {
        return "alert." + subject.word();
    }
}
