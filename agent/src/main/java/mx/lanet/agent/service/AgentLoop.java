package mx.lanet.agent.service;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import mx.lanet.agent.collect.InventorySource;
import mx.lanet.agent.collect.StatusSource;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.link.TrueTime;
import mx.lanet.agent.local.Standing;
import mx.lanet.agent.run.Commands;
import mx.lanet.agent.run.Visits;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.PrivateFiles;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.Command;
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
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(500);
    private static final Duration SOONEST_BEAT = Duration.ofSeconds(2);
    private static final Duration WISHED_BEAT = Duration.ofSeconds(15);
    private static final Duration NOT_YET = Duration.ofMinutes(1);

    private final World world;
    private final Messages messages;
    private final Line line;
    private final Readings readings;
    private final Heartbeats heartbeats;
    private final Inventories inventories;
    private final Delivery delivery;
    private final Courier courier;
    private final Notices notices;
    private final TrueTime time;
    private final Commands commands;
    private final List<Runnable> settingsListeners = new ArrayList<>();
    private volatile Settings settings;
    private volatile Duration nextBeat;
    private Duration lastBeat = Duration.ZERO;
    private Duration nextInventory = Duration.ZERO;
    private Duration nextLook = Duration.ZERO;
    private volatile boolean restart;
    private volatile boolean soon;
    private volatile boolean called;
    private volatile boolean looksNow;
    private volatile boolean corrected;
    private boolean more;

    /**
     * What the loop stands on; all that a test replaces.
     *
     * @param background takes what lasts, such as an inventory
     * @param convoy how the queue travels
     */
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
            DataFolder folder,
            Executor background,
            Convoy convoy) {}

    AgentLoop(World world, Messages messages) throws IOException {
        this.world = world;
        this.messages = messages;
        this.settings = world.settings().read();
        this.line = new Line(world.random());
        this.readings = new Readings(world, messages);
        this.time = world.session().time();
        this.notices = new Notices(world.database(), world.outbox(), messages);
        this.heartbeats = new Heartbeats(world.outbox(), world.session(), time);
        this.inventories = new Inventories(world, time);
        this.delivery = new Delivery(world.outbox(), world.session(), time, world.convoy(), inventories::acknowledged);
        var logo = new BrandLogo(
                world.folder().brandLogo(),
                world.session(),
                world.clock(),
                world.random(),
                () -> settings.text(Setting.BRAND_LOGO));
        this.courier = new Courier(delivery, new Approval(world.session()), logo, line, world.clock(), world.random());
        this.commands = new Commands(placeOfCommands(), this);
        var delay = Duration.ofMillis(world.random().nextLong(MOST_START_DELAY.toMillis()));
        this.nextBeat = world.clock().elapsed().plus(delay);
        this.nextInventory = nextBeat;
        begin();
        commands.reportInterrupted();
    }

    // A full disk must not keep the agent from reporting in: what cannot be written now is written or told later.
    private void begin() {
        try {
            world.outbox()
                    .whileUnsure(() -> time.isSure() ? null : world.clock().elapsed());
            var damage = world.database().damage();
            if (damage != null) {
                commands.rememberDamage();
                var text = messages.text("queue.damaged", damage.setAside().getFileName(), damage.recovered());
                notices.tell(time.now(), "ERROR", text);
            }
            tellOfHanging();
        } catch (StoreException e) {
            LOG.atError().log("this life begins without its disk: {}", e.getMessage());
        }
    }

    private void tellOfHanging() {
        try {
            var hung = PrivateFiles.read(world.folder().hungFile());
            if (hung.isPresent()) {
                notices.tell(time.now(), "ERROR", messages.text("run.hung", hung.get()));
                Files.deleteIfExists(world.folder().hungFile());
            }
        } catch (IOException e) {
            LOG.atWarn().log("what hung in the last life cannot be read: {}", e.getMessage());
        }
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
        if (called && elapsed.compareTo(lastBeat.plus(BETWEEN_CALLS)) >= 0) {
            called = false;
            nextBeat = elapsed;
        }
        if (looksNow) {
            looksNow = false;
            nextLook = elapsed;
        }
        lookBetween(elapsed);
        boolean retry = line.isDown() && line.mayTry(elapsed);
        if (retry || isDue(nextBeat, elapsed)) {
            beat(elapsed);
        }
        notices.look(time.now());
        world.settings().writeHeld();
        if (isDue(nextInventory, world.clock().elapsed())) {
            nextInventory = elapsed.plus(line.jittered(settings.seconds(Setting.INVENTORY_INTERVAL)));
            if (settings.isOn(Setting.MONITORING_ENABLED)) {
                collect(false, () -> {});
            }
        }
        return untilNext();
    }

    // Heartbeats may be rare: the machine is looked at all the same, and what is wrong then is told at once.
    private void lookBetween(Duration elapsed) {
        if (isDue(nextLook, elapsed) && !isDue(nextBeat, elapsed)) {
            look(elapsed);
            if (readings.takeNews()) {
                more = true;
                nextBeat = elapsed;
            }
        }
    }

    private MachineStatus look(Duration elapsed) {
        var status = readings.read(settings, inventories.pendingUpdates(), elapsed);
        var latest = elapsed.plus(settings.seconds(Setting.CHECK_INTERVAL));
        // What has lasted as long as it must is told then, and not at the look after.
        nextLook = readings.nextDecision(elapsed)
                .filter(decision -> decision.compareTo(latest) < 0)
                .orElse(latest);
        return status;
    }

    private Duration untilNext() {
        var next = nextBeat.compareTo(nextInventory) < 0 ? nextBeat : nextInventory;
        next = nextLook.compareTo(next) < 0 ? nextLook : next;
        if (line.isDown() && line.quietUntil().compareTo(next) < 0) {
            next = line.quietUntil();
        }
        if (called && lastBeat.plus(BETWEEN_CALLS).compareTo(next) < 0) {
            next = lastBeat.plus(BETWEEN_CALLS);
        }
        var wait = next.minus(world.clock().elapsed());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private void beat(Duration elapsed) {
        lastBeat = elapsed;
        nextBeat = elapsed.plus(line.jittered(settings.seconds(Setting.HEARTBEAT_INTERVAL)));
        var known = more ? readings.last() : null;
        var status = known == null ? look(elapsed) : known;
        more = false;
        readings.takeNews();
        if (!line.mayTry(elapsed)) {
            readings.missed(status);
            return;
        }
        // After a silence first how the machine is now, and only then all that was.
        boolean light = line.isDown() || line.lastContact() == null || !corrected;
        var past = notices.pastTheQueue();
        var outcome = heartbeats.send(status, past, light);
        var trouble = outcome.data() == null ? outcome.answer().summary() : null;
        line.beat(world.session().time().now(), world.clock().elapsed().minus(elapsed), trouble);
        if (outcome.data() != null) {
            readings.told();
            notices.taken(past.size());
            answered(outcome.data());
        } else if (!outcome.again()) {
            readings.missed(status);
            failed(outcome.answer());
            return;
        }
        if (outcome.again()) {
            // The next one follows at once to bring more of the queue: the machine need not be read again for it.
            more = true;
            nextBeat = world.clock().elapsed().plus(SOON);
        }
    }

    private void answered(HeartbeatAnswer.Data data) {
        var now = time.now();
        correctStamps(now);
        noteGap(now);
        notices.tellGaps(now);
        line.succeeded(now, world.clock().elapsed());
        if (data.configUpdates() != null && !data.configUpdates().isEmpty()) {
            apply(data.configUpdates(), data.configOrigins() == null ? Map.of() : data.configOrigins(), now);
        }
        if (data.commands() != null) {
            take(data.commands());
        }
        comeSooner(data);
    }

    private void take(List<Command> ordered) {
        try {
            commands.take(ordered);
        } catch (StoreException e) {
            // Nothing was begun that is not on disk; the server delivers them again.
            LOG.atError().log("commands cannot be taken: {}", e.getMessage());
        }
    }

    private void correctStamps(Instant now) {
        if (corrected) {
            return;
        }
        try {
            world.outbox().correctStamps(now, world.clock().elapsed());
            corrected = true;
        } catch (StoreException e) {
            LOG.atError().log("stamps are set right later: {}", e.getMessage());
        }
    }

    // Somebody works at this machine. Only what is soon is a wish: else the interval of our own settings counts.
    private void comeSooner(HeartbeatAnswer.Data data) {
        var wanted = data.untilNext();
        if (wanted != null && wanted.compareTo(WISHED_BEAT) <= 0) {
            var soonest = wanted.compareTo(SOONEST_BEAT) < 0 ? SOONEST_BEAT : wanted;
            var then = world.clock().elapsed().plus(soonest);
            nextBeat = then.compareTo(nextBeat) < 0 ? then : nextBeat;
        }
    }

    // Missed heartbeats are not sent later; that they are missing, and from when to when, is.
    private void noteGap(Instant now) {
        var last = line.lastContact();
        var worthTelling = settings.seconds(Setting.HEARTBEAT_INTERVAL).multipliedBy(2);
        var silence = line.silence(now, world.clock().elapsed());
        if (last != null && line.isDown() && silence.compareTo(worthTelling) > 0) {
            LOG.atInfo().log("the server is back; no contact since {}", last);
            var text = messages.text("log.gap", last, now);
            notices.tell(now, "WARN", text);
        } else if (last == null) {
            LOG.atInfo().log("online");
        }
    }

    private void apply(Map<String, @Nullable Object> updates, Map<String, String> layers, Instant now) {
        try {
            var taken = world.settings().keepFromServer(updates, layers, now);
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

    /** The other half of the agent's work, on a thread of its own: brings what waits; how long it may be left alone. */
    Duration deliver() {
        return corrected ? courier.round(settings.seconds(Setting.MAX_BACKOFF)) : NOT_YET;
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
        inventories.close();
        commands.close();
    }

    /** Nothing more is sent but what is under way. */
    void endDelivery() {
        delivery.stop();
    }

    /** What technicians do that people see. */
    Visits visits() {
        return commands.visits();
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

    /** The server has something for this machine: a heartbeat fetches it, half a second after the last one at the earliest. */
    void checkNow() {
        called = true;
        world.bell().ring();
    }

    /** Something about the machine is otherwise than at the last reading: it is read at once. */
    void lookNow() {
        looksNow = true;
        world.bell().ring();
    }

    boolean wantsRestart() {
        return restart;
    }

    Messages messages() {
        return messages;
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

    Notices notices() {
        return notices;
    }

    /** Alerts that are not over. */
    List<Standing.OpenAlert> openAlerts() {
        return readings.openAlerts();
    }

    /** How long until the next heartbeat; null while there was none. */
    @Nullable
    Duration untilNextBeat() {
        if (line.lastContact() == null) {
            return null;
        }
        var next = line.isDown() ? line.quietUntil() : nextBeat;
        var wait = next.minus(world.clock().elapsed());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    @Nullable
    MachineStatus lastStatus() {
        return readings.last();
    }

    private static boolean isDue(Duration when, Duration elapsed) {
        return elapsed.compareTo(when) >= 0;
    }
}
