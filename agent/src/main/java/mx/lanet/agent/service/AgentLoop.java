package mx.lanet.agent.service;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import mx.lanet.agent.collect.InventorySource;
import mx.lanet.agent.collect.StatusSource;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.run.Commands;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.HeartbeatAnswer;
import mx.lanet.protocol.MachineStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent does all day, in rounds: each does what is due and says how long nothing will be. */
final class AgentLoop implements Commands.Actions {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLoop.class);
    private static final Duration MOST_START_DELAY = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofMillis(200);

    private final World world;
    private final Messages messages;
    private final Line line;
    private final Readings readings;
    private final Approval approval;
    private final Heartbeats heartbeats;
    private final Inventories inventories;
    private final Delivery delivery;
    private final Commands commands;
    private final List<Runnable> settingsListeners = new ArrayList<>();
    private volatile Settings settings;
    private Duration nextBeat;
    private Duration nextInventory = Duration.ZERO;
    private volatile boolean restart;
    private volatile boolean soon;

    /** What the loop stands on; all that a test replaces. */
    record World(
            Database database,
            Outbox outbox,
            Memory memory,
            Session session,
            SettingSource settings,
            StatusSource status,
            InventorySource inventory,
            AgentClock clock,
            RandomGenerator random,
            Bell bell,
            DataFolder folder) {}

    AgentLoop(World world, Messages messages) throws IOException {
        this.world = world;
        this.messages = messages;
        this.settings = world.settings().read();
        this.line = new Line(world.random());
        this.readings = new Readings(world, messages);
        this.approval = new Approval(world.session());
        this.heartbeats = new Heartbeats(world.outbox(), world.session(), world.clock());
        this.inventories =
                new Inventories(world.inventory(), world.outbox(), world.memory(), world.clock(), world.bell());
        this.delivery = new Delivery(world.outbox(), world.session(), world.clock(), inventories::acknowledged);
        this.commands = new Commands(placeOfCommands(), this);
        var delay = Duration.ofMillis(world.random().nextLong(MOST_START_DELAY.toMillis()));
        this.nextBeat = world.clock().elapsed().plus(delay);
        this.nextInventory = nextBeat;
        commands.reportInterrupted();
    }

    private Commands.Place placeOfCommands() {
        return new Commands.Place(
                world.folder(),
                world.database(),
                world.outbox(),
                world.session(),
                world.clock(),
                () -> settings,
                messages,
                world.bell()::ring);
    }

    /** Does what is due; how long it may be left alone after. */
    Duration round() {
        var elapsed = world.clock().elapsed();
        if (soon) {
            soon = false;
            nextBeat = elapsed;
            nextInventory = elapsed;
        }
        boolean retry = line.isDown() && line.mayTry(elapsed);
        if (retry || isDue(nextBeat, elapsed)) {
            beat(elapsed);
        } else if (!line.isDown() && line.lastContact() != null) {
            deliver();
        }
        if (isDue(nextInventory, world.clock().elapsed())) {
            nextInventory = elapsed.plus(line.jittered(settings.seconds(Setting.INVENTORY_INTERVAL)));
            if (settings.isOn(Setting.MONITORING_ENABLED)) {
                collect(false, () -> {});
            }
        }
        return untilNext();
    }

    private Duration untilNext() {
        var next = nextBeat.compareTo(nextInventory) < 0 ? nextBeat : nextInventory;
        if (line.isDown() && line.quietUntil().compareTo(next) < 0) {
            next = line.quietUntil();
        }
        var wait = next.minus(world.clock().elapsed());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void beat(Duration elapsed) {
        nextBeat = elapsed.plus(line.jittered(settings.seconds(Setting.HEARTBEAT_INTERVAL)));
        var status = readings.read(settings, inventories.pendingUpdates(), elapsed);
        if (!line.mayTry(elapsed)) {
            return;
        }
        var outcome = heartbeats.send(status);
        if (outcome.data() != null) {
            answered(outcome.data());
        } else if (!outcome.again()) {
            failed(outcome.answer());
            return;
        }
        if (outcome.again()) {
            nextBeat = world.clock().elapsed().plus(SOON);
        }
    }

    private void answered(HeartbeatAnswer.Data data) {
        var now = world.clock().now();
        noteGap(now);
        line.succeeded(now);
        if (data.configUpdates() != null && !data.configUpdates().isEmpty()) {
            apply(data.configUpdates(), now);
        }
        if (data.commands() != null) {
            commands.take(data.commands());
        }
        deliver();
    }

    // Missed heartbeats are not sent later; that they are missing, and from when to when, is.
    private void noteGap(Instant now) {
        var last = line.lastContact();
        var worthTelling = settings.seconds(Setting.HEARTBEAT_INTERVAL).multipliedBy(2);
        if (last != null && line.isDown() && Duration.between(last, now).compareTo(worthTelling) > 0) {
            LOG.atInfo().log("the server is back; no contact since {}", last);
            var text = messages.text("log.gap", last, now);
            world.outbox().addLog(new LogLine(now, "WARN", text), now);
        } else if (last == null) {
            LOG.atInfo().log("online");
        }
    }

    private void apply(Map<String, Object> updates, Instant now) {
        try {
            var taken = world.settings().keepFromServer(updates, now);
            if (!taken.isEmpty()) {
                LOG.atInfo().log("the server has set {}", taken);
                settings = world.settings().read();
                nextBeat = world.clock().elapsed().plus(line.jittered(settings.seconds(Setting.HEARTBEAT_INTERVAL)));
                settingsListeners.forEach(Runnable::run);
            }
        } catch (IOException e) {
            LOG.atError().log("the server's settings cannot be kept: {}", e.getMessage());
        }
    }

    private void deliver() {
        if (!approval.isGiven()) {
            return;
        }
        var trouble = delivery.deliver();
        if (trouble != null && trouble.verdict() != Answer.Verdict.FORBIDDEN) {
            failed(trouble);
        }
    }

    private void failed(Answer answer) {
        var most = settings.seconds(Setting.MAX_BACKOFF);
        if (!line.isDown()) {
            LOG.atWarn().log("the server is not reached: {}", answer.summary());
        }
        line.failed(answer, world.clock().elapsed(), most);
    }

    private void collect(boolean alsoUnchanged, Runnable done) {
        var timeout = settings.seconds(Setting.COLLECTOR_TIMEOUT);
        inventories.collect(world.session().identity(), timeout, alsoUnchanged, done);
    }

    @Override
    public void collectInventory(Runnable done) {
        collect(true, done);
    }

    @Override
    public void restart() {
        restart = true;
    }

    /** Ends what runs; nothing begins after. */
    void endCommands() {
        commands.close();
    }

    /** Called when the settings in force have changed. */
    void whenSettingsChange(Runnable listener) {
        settingsListeners.add(listener);
    }

    /** A person wants it all at once: a heartbeat and an inventory now. */
    void soon() {
        soon = true;
        world.bell().ring();
    }

    boolean wantsRestart() {
        return restart;
    }

    Settings settings() {
        return settings;
    }

    Line line() {
        return line;
    }

    Delivery delivery() {
        return delivery;
    }

    @Nullable
    MachineStatus lastStatus() {
        return readings.last();
    }

    private static boolean isDue(Duration when, Duration elapsed) {
        return elapsed.compareTo(when) >= 0;
    }
}
