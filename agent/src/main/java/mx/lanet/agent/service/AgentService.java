package mx.lanet.agent.service;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import mx.lanet.agent.collect.EventSource;
import mx.lanet.agent.collect.InventorySource;
import mx.lanet.agent.collect.StatusSource;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.Channel;
import mx.lanet.agent.link.HttpLink;
import mx.lanet.agent.link.LinkOptions;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.local.DeskFolder;
import mx.lanet.agent.local.LocalApi;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.StoreException;
import mx.lanet.agent.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the running agent: its loop and its local API, from start to stop. */
public final class AgentService implements Webhooks.Verbs, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentService.class);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final int LONGER_DELIVERIES = 12;
    private static final Duration COURIER_ENDS_WITHIN = Duration.ofSeconds(3);

    private final AgentLoop.World world;
    private final AgentLoop loop;
    private final LogLines logLines = LogLines.attach();
    private final DeskVerbs desk;
    private final @Nullable Webhooks webhooks;
    private final @Nullable LocalApi api;
    private final @Nullable ChannelKeeper channel;
    private final AtomicBoolean checking = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Watchdog.Watched looping = new Watchdog.Watched("heartbeats", Duration.ofMinutes(5));
    private final Watchdog.Watched delivering = new Watchdog.Watched("delivery", Duration.ofHours(1));
    private final Bell courierBell = new Bell();
    private volatile boolean stopping;
    private volatile boolean courierStops;
    private volatile boolean damaged;

    /** Where readings, inventories and the events of tickets come from. */
    public record Sources(StatusSource status, InventorySource inventory, EventSource events) {}

    /** How a life ended. */
    public enum End {
        STOPPED,
        RESTART
    }

    private AgentService(
            DataFolder folder,
            AgentLoop.World world,
            EventSource events,
            HttpLink.Options options,
            Map<String, String> environment,
            Messages messages)
            throws IOException {
        this.world = world;
        this.loop = new AgentLoop(world, messages);
        var settings = loop.settings();
        this.desk = new DeskVerbs(world, loop, events, environment, ComputerName.read());
        this.webhooks = settings.isOn(Setting.WEBHOOK_ENABLED) ? webhooks(folder, settings) : null;
        this.api = settings.isOn(Setting.LOCAL_API_ENABLED) ? api(folder, settings, environment) : null;
        this.channel = settings.isOn(Setting.CHANNEL) ? channel(options) : null;
    }

    private ChannelKeeper channel(HttpLink.Options options) {
        var session = world.session();
        return new ChannelKeeper(
                () -> new Channel(
                        session.link().server(), options, session.identity().agentToken(), loop::checkNow),
                world.random());
    }

    // Without room for its secret there is no local API in this life; the agent reports in all the same.
    private @Nullable LocalApi api(DataFolder folder, Settings settings, Map<String, String> environment) {
        try {
            var place = DeskFolder.of(folder, environment);
            return LocalApi.start(folder, place, settings.number(Setting.LOCAL_API_PORT), desk);
        } catch (IOException e) {
            LOG.atError().log("there is no local API: {}", e.getMessage());
            return null;
        }
    }

    // A port that is taken is no reason to leave the machine alone.
    private @Nullable Webhooks webhooks(DataFolder folder, Settings settings) {
        try {
            return Webhooks.start(folder, settings, this, world.clock()::elapsed);
        } catch (IOException e) {
            LOG.atError().log("there are no webhooks: {}", e.getMessage());
            return null;
        }
    }

    // An inventory makes garbage of several times what the agent needs for the hour until the next one. A full
    // collection
    // gives that memory back to the machine's user now; nothing else would ever start one.
    private static void collect(Runnable inventory) {
        Thread.ofPlatform().name("inventory").daemon().start(() -> {
            inventory.run();
            System.gc();
        });
    }

    /** The bounds of the queue by the settings. */
    public static Outbox.Limits limits(Settings settings) {
        return new Outbox.Limits(
                settings.number(Setting.MAX_LOG_LINES),
                settings.number(Setting.MAX_SAMPLES),
                (long) settings.number(Setting.MAX_QUEUE_MB) << 20);
    }

    /** Opens the database and the local API; the caller holds the folder's lock. */
    public static AgentService open(
            DataFolder folder,
            Identity identity,
            SettingSource source,
            Map<String, String> environment,
            Sources sources,
            Messages messages)
            throws IOException {
        var settings = source.read();
        var server = server(settings, identity);
        var clock = AgentClock.system();
        var options = LinkOptions.options(server, settings, environment);
        var database = Database.open(folder);
        var world = new AgentLoop.World(
                database,
                new Outbox(database, limits(settings)),
                new Memory(database, settings.number(Setting.MAX_SAMPLES)),
                new Session(folder, identity, new HttpLink(server, options), clock),
                source,
                sources.status(),
                sources.inventory(),
                clock,
                RandomGenerator.getDefault(),
                new Bell(),
                folder,
                AgentService::collect,
                Convoy.sideBySide());
        return new AgentService(folder, world, sources.events(), options, environment, messages);
    }

    /** Runs until stopped, or until the server wants a restart, or the database has to be opened anew. */
    public End run() {
        var courier = Thread.ofPlatform().name("courier").daemon().start(this::deliverAlways);
        if (channel != null) {
            Thread.ofPlatform().name("channel").daemon().start(channel);
        }
        Thread.ofPlatform().name("services").daemon().start(new ServiceKeeper(world.status(), loop::lookNow, ended));
        try {
            while (!stopping && !loop.wantsRestart() && !damaged) {
                var wait = safe(looping, this::round);
                courierBell.ring();
                world.bell().await(wait);
            }
            stopCourier(courier);
            if (loop.wantsRestart() && !stopping) {
                // The result of the command that wants the restart, and what else waits.
                safe(delivering, loop::deliver);
            }
            return stopping ? End.STOPPED : End.RESTART;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.STOPPED;
        } finally {
            if (channel != null) {
                channel.close();
            }
            endCommands();
            ended.countDown();
        }
    }

    private void deliverAlways() {
        try {
            while (!stopping && !courierStops) {
                courierBell.await(safe(delivering, loop::deliver));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopCourier(Thread courier) throws InterruptedException {
        courierStops = true;
        courierBell.ring();
        courier.join(COURIER_ENDS_WITHIN.toMillis());
    }

    private void endCommands() {
        try {
            loop.endCommands();
        } catch (StoreException e) {
            LOG.atError().log("the database failed: {}", e.getMessage());
        }
    }

    private Duration round() {
        var now = world.session().time().now();
        var ahead = Duration.between(world.clock().now(), now);
        logLines.moveTo(world.outbox(), loop.settings().isOn(Setting.SEND_TO_BACKEND), now, ahead);
        return loop.round();
    }

    // A full disk or a fault of ours must not end the agent: nobody would see the machine any more.
    private Duration safe(Watchdog.Watched watched, Supplier<Duration> part) {
        watched.begins();
        try {
            return part.get();
        } catch (StoreException e) {
            LOG.atError().log("the database failed: {}", e.getMessage());
            if (e.trouble() == StoreException.Trouble.DAMAGED) {
                // Opened anew it is looked through, and what can be read of it is taken over.
                damaged = true;
                world.bell().ring();
            }
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a round failed");
        } finally {
            watched.ends();
        }
        return AFTER_A_FAULT;
    }

    /** Called when the settings in force have changed. */
    public void whenSettingsChange(Consumer<Settings> listener) {
        loop.whenSettingsChange(() -> listener.accept(loop.settings()));
    }

    /** Watches this life until what is returned is closed; told when something in it hangs, and often while nothing does. */
    public Watchdog watched(@Nullable Duration often, Runnable well, Consumer<String> hung) {
        var limit = loop.settings().seconds(Setting.WATCHDOG);
        looping.limit(limit);
        // A delivery may be an upload over a bad line.
        delivering.limit(limit.multipliedBy(LONGER_DELIVERIES));
        return new Watchdog(List.of(looping, delivering), often == null ? limit.dividedBy(4) : often, well, hung);
    }

    /** Asks it to stop and waits; false when it has not within the time. */
    public boolean stop(Duration most) throws InterruptedException {
        stopping = true;
        world.bell().ring();
        courierBell.ring();
        loop.endDelivery();
        // Here, and not where the loop ends: that may be waiting for a slow server.
        endCommands();
        return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where this life reports: what the settings say comes before where the machine joined. */
    public URI server() {
        return server(loop.settings(), world.session().identity());
    }

    private static URI server(Settings settings, Identity identity) {
        var wanted = settings.text(Setting.SERVER_URL);
        return URI.create(wanted.isEmpty() ? identity.serverUrl() : wanted);
    }

    DeskVerbs desk() {
        return desk;
    }

    /** The local API's port, or 0 when it is off. */
    public int localPort() {
        return api == null ? 0 : api.port();
    }

    @Override
    public void collect() {
        loop.collectInventory(() -> {});
    }

    /** The answer is written to the log: installing it is not this version's to do. One at a time. */
    @Override
    public void checkForUpdate() {
        if (checking.compareAndSet(false, true)) {
            Thread.ofPlatform().name("update-check").daemon().start(() -> {
                try {
                    var session = world.session();
                    var answer = session.call(token -> session.link().get("/api/updates/check", token));
                    LOG.atInfo().log("asked for an update: {}", told(answer));
                } finally {
                    checking.set(false);
                }
            });
        }
    }

    private static String told(Answer answer) {
        var update = answer.verdict() == Answer.Verdict.DONE ? answer.read(UpdateAnswer.class) : null;
        if (update == null) {
            return answer.summary();
        }
        return update.updateAvailable() ? "there is version " + update.latestVersion() : "there is none";
    }

    /** Where it stands is of no use to an agent that installs nothing. */
    private record UpdateAnswer(
            @JsonProperty("update_available") boolean updateAvailable,
            @Nullable @JsonProperty("latest_version") String latestVersion) {}

    /** The webhooks' port, or 0 when they are off. */
    public int webhookPort() {
        return webhooks == null ? 0 : webhooks.port();
    }

    @Override
    public void close() throws IOException {
        logLines.close();
        if (webhooks != null) {
            webhooks.close();
        }
        if (api != null) {
            api.close();
        }
        world.database().close();
    }
}
