package mx.lanet.simulator.chaos;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import mx.lanet.simulator.chaos.Verdict.Wrong;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.fleet.Fleet;
import mx.lanet.simulator.fleet.Refused;
import mx.lanet.simulator.fleet.Shape;
import mx.lanet.simulator.fleet.StateFile;
import mx.lanet.simulator.wire.HttpLine;
import mx.lanet.simulator.wire.ServerAddress;

/**
 * One run: a server, real and simulated agents and a network that breaks; trouble for a while; then calm until nothing
 * waits any more; then the reckoning.
 */
public final class Chaos implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 2_500;
    private static final long LOOK_MILLIS = 250;
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(30);

    private final ChaosPlan plan;
    private final Programs programs;
    private final Path folder;
    private final Consumer<Stage> listener;
    private final Ledger ledger = new Ledger();
    private final AtomicBoolean quiet = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final List<RealAgent> agents = new ArrayList<>();
    private final List<SimulatedAgent> simulated = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, String> crashes = new ConcurrentHashMap<>();
    private final ServerProcess server;
    private final SplittableRandom random;

    /** How far a run is. */
    public enum Stage {
        STARTING,
        TROUBLE,
        DRAINING,
        RECKONING
    }

    /** In a folder that the database's user may enter; the listener is told how far it is. */
    public Chaos(ChaosPlan plan, Programs programs, Path folder, Consumer<Stage> listener) throws IOException {
        this.plan = plan;
        this.programs = programs;
        this.folder = folder;
        this.listener = listener;
        this.server = new ServerProcess(programs, folder.resolve("server"), freePort());
        // The troubles' own dice are thrown from the seed itself.
        this.random = new SplittableRandom(plan.seed() + 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** All of it. */
    public Verdict run() throws IOException, InterruptedException, SQLException, Refused {
        listener.accept(Stage.STARTING);
        server.start();
        Weather weather = new Weather(random.split());
        try (FaultProxy proxy = FaultProxy.before(server.port(), weather)) {
            startAgents(proxy);
            Orders orders = startLife(proxy);
            listener.accept(Stage.TROUBLE);
            Troubles troubles = new Troubles(plan, server, agents, weather);
            troubles.run();
            quiet.set(true);
            listener.accept(Stage.DRAINING);
            List<String> waiting = drain(orders);
            listener.accept(Stage.RECKONING);
            return reckon(orders, troubles, weather, waiting);
        }
    }

    private void startAgents(FaultProxy proxy) throws IOException, InterruptedException, SQLException {
        for (int i = 1; i <= plan.realAgents(); i++) {
            RealAgent agent = RealAgent.join(
                    programs,
                    folder.resolve("agent-" + i),
                    "http://127.0.0.1:" + server.port(),
                    "http://127.0.0.1:" + proxy.port());
            agents.add(agent);
            makeAnother(agent.assetId(), i);
        }
        for (RealAgent agent : agents) {
            agent.start();
        }
        for (RealAgent agent : agents) {
            new AgentQueue(agent.folder()).watch();
        }
    }

    /** All run on one machine; the server is to see as many. */
    private void makeAnother(UUID assetId, int number) throws IOException, SQLException {
        String name = "CAOS-" + number;
        try (Connection database = server.database();
                PreparedStatement update = database.prepareStatement(
                        "UPDATE asset SET name = ?, machine_id = ?, serial_number = ?, mac_address = ?"
                                + " WHERE asset_id = ?")) {
            for (int column = 1; column <= 4; column++) {
                update.setString(column, name);
            }
            update.setObject(5, assetId);
            update.executeUpdate();
        }
    }

    /** Everybody who sends, asks or orders. */
    private Orders startLife(FaultProxy proxy) throws IOException, InterruptedException, Refused {
        List<Orders.Target> targets = new ArrayList<>();
        List<Enrolled> machines = machines();
        ServerAddress address = address(proxy.port());
        for (int i = 0; i < machines.size(); i++) {
            SimulatedAgent agent = new SimulatedAgent(
                    "simulated-" + i,
                    machines.get(i),
                    new HttpLine(address, TIMEOUT_MILLIS),
                    ledger,
                    plan.simulated().get(i),
                    random.split(),
                    quiet,
                    ended);
            simulated.add(agent);
            targets.add(new Orders.Target(agent.assetId(), null));
            start("simulated " + i, agent);
        }
        for (RealAgent agent : agents) {
            targets.add(new Orders.Target(agent.assetId(), agent.runs()));
            start("person at " + agent.folder(), new Person(agent, ledger, random.split(), quiet));
        }
        Orders orders = new Orders(server, targets, random.split(), quiet);
        start("orders", orders);
        return orders;
    }

    private List<Enrolled> machines() throws IOException, InterruptedException, Refused {
        StateFile state = new StateFile(folder.resolve("simulated.jsonl"));
        Instant until = Instant.now().plus(plan.trouble()).plus(plan.drain()).plus(Duration.ofMinutes(10));
        return new Fleet(address(server.port()), state, List.of(ServerProcess.TOKEN), Shape.FLAT)
                .ready(plan.simulated().size(), until, _ -> {});
    }

    private static ServerAddress address(int port) {
        try {
            return ServerAddress.parse("http://127.0.0.1:" + port, false);
        } catch (ServerAddress.Refused e) {
            throw new IllegalStateException(e);
        }
    }

    /** A thread of ours that fails makes the run worth nothing: it is told. */
    private void start(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                crashes.put(name, e.toString());
            }
        }));
    }

    /** What still waits when the time is over; empty when nothing does. */
    private List<String> drain(Orders orders) throws InterruptedException, IOException {
        for (Thread thread : threads) {
            if (!thread.getName().startsWith("simulated")) {
                thread.join();
            }
        }
        long until = System.nanoTime() + plan.drain().toNanos();
        List<String> waiting = waiting(orders);
        while (!waiting.isEmpty() && System.nanoTime() < until) {
            for (RealAgent agent : agents) {
                agent.superviseOnce();
            }
            Thread.sleep(LOOK_MILLIS);
            waiting = waiting(orders);
        }
        ended.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return waiting;
    }

    private List<String> waiting(Orders orders) throws IOException {
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < simulated.size(); i++) {
            if (!simulated.get(i).isIdle()) {
                waiting.add("simulated-" + i);
            }
        }
        agents.stream()
                .filter(agent -> !new AgentQueue(agent.folder()).isDrained())
                .forEach(agent -> waiting.add("agent " + agent.folder()));
        int open = orders.open();
        if (open != 0) {
            waiting.add("commands without a result: " + open);
        }
        return waiting;
    }

    private Verdict reckon(Orders orders, Troubles troubles, Weather weather, List<String> waiting)
            throws SQLException, IOException, InterruptedException {
        for (RealAgent agent : agents) {
            agent.kill();
        }
        Reckoning reckoning = new Reckoning(ledger);
        waiting.forEach(what -> reckoning.add(Wrong.NOT_DRAINED, what));
        crashes.forEach((name, why) -> reckoning.add(Wrong.NOT_DRAINED, name + ": " + why));
        for (RealAgent agent : agents) {
            writeDown(new AgentQueue(agent.folder()), reckoning);
        }
        orders.given().forEach(id -> ledger.promised(Kind.RESULT, id, ""));
        ledger.refusals().forEach(what -> reckoning.add(Wrong.REFUSED, what));
        int spoiled;
        try (Connection database = databaseAtLast()) {
            Set<String> ids = Orders.spoiled(database);
            ids.forEach(id -> ledger.forget(Kind.RESULT, id));
            spoiled = ids.size();
            reckoning.compare(database, server.data().resolve("attachments"));
        }
        Map<String, Integer> runs = runs();
        reckoning.countRuns(runs, orders.forged());
        Map<String, Integer> network = new TreeMap<>();
        weather.counts().forEach((fate, count) -> network.put(fate.name(), count));
        return new Verdict(
                plan.seed(),
                reckoning.tallies(),
                reckoning.faults(),
                troubles.kills(),
                network,
                orders.given().size(),
                spoiled,
                runs.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** What a real agent's queue took is promised; of two results of one command the first counts. */
    private void writeDown(AgentQueue queue, Reckoning reckoning) throws SQLException {
        reckoning.held(queue.held());
        queue.taken().forEach(taken -> ledger.promised(taken.kind(), taken.identity(), taken.content()));
        queue.refused()
                .forEach(taken -> reckoning.add(
                        Wrong.REFUSED, taken.kind().word() + " " + taken.identity() + ": " + taken.content()));
    }

    private Connection databaseAtLast() throws IOException, SQLException, InterruptedException {
        long until = System.nanoTime() + DATABASE_PATIENCE.toNanos();
        while (true) {
            try {
                return server.database();
            } catch (SQLException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /** How often each command was run, by real and simulated agents. */
    private Map<String, Integer> runs() throws IOException {
        Map<String, Integer> runs = new HashMap<>(ledger.runs());
        for (RealAgent agent : agents) {
            if (Files.exists(agent.runs())) {
                Files.readAllLines(agent.runs()).forEach(id -> runs.merge(id.strip(), 1, Integer::sum));
            }
        }
        return runs;
    }

    /** Ends all that was started. */
    @Override
    public void close() throws IOException {
        ended.set(true);
        quiet.set(true);
        agents.forEach(RealAgent::close);
        server.close();
    }
}
