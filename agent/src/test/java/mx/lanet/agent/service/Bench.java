package mx.lanet.agent.service;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mx.lanet.agent.collect.InventorySource;
import mx.lanet.agent.link.HttpLink;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.local.Help;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.MachineStatus;

/** An agent on a test's desk: real database, real HTTP, the contract server; time and readings as the test says. */
final class Bench implements AutoCloseable {
    static final Messages MESSAGES = Messages.in(Locale.ENGLISH);

    final ContractServer server = new ContractServer();
    final SteppedClock clock = new SteppedClock();
    final DataFolder folder;
    final Bell bell = new Bell();
    final List<Integer> inventoried = new ArrayList<>();
    double cpu = 10;
    InventorySource inventory = (asset, now, timeout) -> {
        inventoried.add(1);
        return new Inventory(asset, now, null, null, List.of(), null, Map.of());
    };
    Database database;
    Outbox outbox;
    Session session;
    AgentLoop loop;
    private final Random random;

    Bench(Path temp, long seed) throws IOException {
        random = new Random(seed);
        folder = DataFolder.open(temp.resolve("agent-" + seed), Map.of());
        server.time = clock::now;
        server.publicKey = Identity.key(folder).publicText();
        identity(server.issueToken(Duration.ofHours(24)), false).write(folder);
        start();
    }

    Identity identity(String token, boolean pending) {
        return new Identity(
                server.url(),
                ContractServer.ASSET,
                null,
                null,
                "Cafe",
                "CDMX",
                clock.now(),
                server.commandKey.publicText(),
                pending,
                token);
    }

    /** A new life of the agent on what the last one left on disk. */
    void start() throws IOException {
        database = Database.open(folder);
        outbox = new Outbox(database, Outbox.Limits.ofCounts(100, 2_016));
        var options = new HttpLink.Options(Duration.ofSeconds(5), Duration.ofSeconds(5), Proxy.NO_PROXY, null, "test");
        var link = new HttpLink(URI.create(server.url()), options);
        session = new Session(folder, Identity.read(folder).orElseThrow(), link, clock);
        var world = new AgentLoop.World(
                database,
                outbox,
                new Memory(database, 100),
                session,
                // The web server of the tests stamps its answers with the real time, whatever time the test has.
                new SettingSource(folder, Map.of(), Map.of("monitoring.clock_threshold_seconds", "86400")),
                (services, updates) -> status(),
                (asset, now, timeout) -> inventory.collect(asset, now, timeout),
                clock,
                random,
                bell,
                folder,
                task -> Thread.ofPlatform().daemon().start(task),
                Convoy.sideBySide());
        loop = new AgentLoop(world, MESSAGES);
    }

    /** As after kill -9: nothing is finished, what is on disk is on disk. */
    void crash() throws IOException {
        database.close();
        start();
    }

    /** Both halves of the agent once. */
    Duration round() {
        var wait = loop.round();
        var other = loop.deliver();
        return wait.compareTo(other) < 0 ? wait : other;
    }

    /** Lets the agent live for a time. */
    void live(Duration time) {
        var until = clock.elapsed().plus(time);
        while (clock.elapsed().compareTo(until) < 0) {
            var wait = round();
            var left = until.minus(clock.elapsed());
            clock.pass(wait.compareTo(left) > 0 ? left : wait.plusMillis(1));
        }
    }

    /** A signed command without a script, valid for a day. */
    void order(String id, String type, String... arguments) {
        server.order(new Command(id, type, null, null, List.of(arguments), 60, null, null, tomorrow()));
    }

    String tomorrow() {
        return clock.now().plus(Duration.ofDays(1)).toString();
    }

    UUID openTicket(String subject) throws IOException {
        var identity = UUID.randomUUID();
        var desk = new TicketDesk(folder, outbox, clock);
        desk.open(
                identity,
                new Help.Request(identity, subject, "Desde ayer, ¿qué hago?", null, "alta", "ana", null),
                "ana",
                new TicketDesk.Facts("PC-ANA", List.of(), status(), List.of()));
        return identity;
    }

    MachineStatus status() {
        return new MachineStatus(
                cpu,
                20.0,
                30.0,
                0.1,
                60L,
                null,
                "connected",
                null,
                null,
                null,
                100,
                200,
                List.of("ana"),
                null,
                null,
                null);
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }
}
