package mx.lanet.agent.service;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import mx.lanet.agent.link.Session;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.SettingSource;
import mx.lanet.agent.store.DataFolder;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Identity;
import mx.lanet.agent.store.Memory;
import mx.lanet.agent.store.Outbox;
import mx.lanet.agent.store.Outbox.QueuedTicket;
import mx.lanet.agent.store.SimulatedDisk;
import mx.lanet.agent.store.StoreException;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.Inventory;
import mx.lanet.protocol.MachineStatus;
import mx.lanet.protocol.NewTicket;

/**
 * Two weeks of an agent's life by one number: its clock, its disk, its network and its luck all come of it. Whatever goes
 * wrong, what was taken arrives once, what was dropped is counted, and the agent dies of none of it.
 */
final class Fortnight implements AutoCloseable {
    private static final Duration LENGTH = Duration.ofDays(14);
    private static final int LOG_LINES = 25;
    private static final int METRICS = 12;
    private static final long BYTES = 24 << 10;

    private final long seed;
    private final Random random;
    private final SteppedClock clock = new SteppedClock();
    private Duration aheadOfTrue = Duration.ZERO;
    private final SimulatedDisk disk;
    private final SimulatedServer server;
    private final DataFolder folder;
    private Database database;
    private Outbox outbox;
    private AgentLoop loop;
    private boolean full;
    private int untilDeath = Integer.MAX_VALUE;

    private final Set<String> ticketsTaken = new HashSet<>();
    private final Set<String> ticketsRefused = new HashSet<>();
    private final Set<String> alertsTaken = new HashSet<>();
    private final Map<String, Integer> restarts = new HashMap<>();
    private final List<String> orders = new ArrayList<>();
    private int linesSaid;
    private int linesUnsure;
    private int lives;
    private int deaths;

    /** The agent is killed. An Error, so that nothing of the agent's own catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    Fortnight(Path temp, long seed) throws IOException, SQLException {
        this.seed = seed;
        this.random = new Random(seed);
        this.folder = DataFolder.open(temp.resolve("agent-" + seed), Map.of());
        this.disk = new SimulatedDisk(this::mayDie, () -> full && random.nextInt(10) > 0);
        this.server = new SimulatedServer(random, () -> clock.now().minus(aheadOfTrue), this::mayDie);
        new Identity(
                        "http://model.invalid",
                        SimulatedServer.ASSET,
                        null,
                        null,
                        null,
                        null,
                        clock.now(),
                        SimulatedServer.COMMAND_KEY.publicText(),
                        false,
                        server.token())
                .write(folder);
        begin();
    }

    private void mayDie() {
        if (untilDeath-- == 0) {
            untilDeath = Integer.MAX_VALUE;
            throw new Killed();
        }
    }

    private void begin() throws IOException, SQLException {
        lives++;
        server.agentBegins();
        database = disk.open();
        outbox = new Outbox(database, new Outbox.Limits(LOG_LINES, METRICS, BYTES));
        var session = new Session(folder, Identity.read(folder).orElseThrow(), server, clock);
        var settings = Map.of(
                Setting.MAX_BACKOFF.path(), "3600",
                Setting.METRICS_INTERVAL.path(), "7200",
                Setting.INVENTORY_INTERVAL.path(), "604800");
        var world = new AgentLoop.World(
                database,
                outbox,
                new Memory(database, 20),
                session,
                new SettingSource(folder, Map.of(Setting.HEARTBEAT_INTERVAL.variable(), interval()), settings),
                (services, updates) -> status(),
                (asset, now, timeout) -> new Inventory(asset, now, null, null, List.of(), null, Map.of()),
                clock,
                random,
                new Bell(),
                folder,
                Runnable::run,
                Convoy.alone());
        loop = new AgentLoop(world, Bench.MESSAGES);
    }

    private String interval() {
        return Integer.toString(3_600 * (1 + (int) (seed % 4)));
    }

    private MachineStatus status() {
        var cpu = random.nextInt(10) == 0 ? 99.0 : 10.0;
        return new MachineStatus(
                cpu, 20.0, 30.0, 0.1, 60L, null, "connected", null, null, null, 1, 2, List.of("ana"), null, null, null);
    }

    /** What went wrong, a sentence each; empty when all is well. */
    List<String> live() throws IOException, SQLException {
        var end = clock.elapsed().plus(LENGTH);
        while (clock.elapsed().compareTo(end) < 0) {
            something();
            step(Duration.ofMinutes(random.nextInt(5, 300)));
        }
        calm();
        return verdict();
    }

    private void something() throws IOException, SQLException {
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> guarded(this::askForHelp);
            case 4, 5 -> guarded(this::raise);
            case 6, 7, 8 -> guarded(() -> say(random.nextInt(1, 30)));
            case 9, 10 -> server.away = !server.away;
            case 11 -> server.trouble = random.nextInt(4) * 20;
            case 12 -> full = !full;
            case 13, 14, 15 -> untilDeath = random.nextInt(120);
            case 16 -> jump(Duration.ofSeconds(random.nextLong(-7 * 86_400, 366 * 86_400)));
            case 17 -> jump(aheadOfTrue.negated());
            case 18 -> order("make_coffee");
            // The seeds that once went wrong stay what they were.
            case 19 -> order(seed > 20 ? "collect_inventory" : "make_coffee");
            case 20 -> order("cancel_command");
            case 21 -> order("restart_agent");
            case 22 -> server.updates.put("heartbeat_interval", 3_600 * random.nextInt(1, 5));
            default -> server.forgetToken();
        }
    }

    private void jump(Duration by) {
        clock.jump(by);
        aheadOfTrue = aheadOfTrue.plus(by);
    }

    private void order(String type) {
        var id = type + "-" + orders.size();
        orders.add(id);
        var expires = clock.now().minus(aheadOfTrue).plus(Duration.ofDays(400));
        server.order(id, type, type.equals("cancel_command") ? List.of("never-" + id) : List.of(), expires);
    }

    // Whoever asks is told: taken, or not. Only when the agent dies meanwhile nobody knows.
    private void askForHelp() {
        var identity = UUID.nameUUIDFromBytes(new byte[] {
            (byte) seed,
            (byte) (seed >> 8),
            (byte) ticketsTaken.size(),
            (byte) (ticketsTaken.size() >> 8),
            (byte) random.nextInt(256),
            (byte) random.nextInt(256)
        });
        var text = "Sin red ".repeat(random.nextInt(1, 200));
        var ticket = new NewTicket("t", text, null, "alta", "agente", null, null, null, true, null);
        try {
            outbox.addTicket(identity, new QueuedTicket(ticket, List.of()), clock.now());
            ticketsTaken.add(identity.toString());
        } catch (StoreException | Outbox.Full e) {
            ticketsRefused.add(identity.toString());
        }
    }

    private void raise() {
        var id = new UUID(seed, random.nextLong());
        try {
            var alert = new AlertReport(id, "disk", "warning", "Disco", 90.0, 95.0, clock.now());
            outbox.addAlert(alert, clock.now());
            alertsTaken.add(id.toString());
        } catch (StoreException e) {
            // The loop's own alerts wait in memory for the disk; this one was never taken.
        }
    }

    private void say(int count) {
        var lines = new ArrayList<LogLine>();
        for (int i = 0; i < count; i++) {
            lines.add(new LogLine(clock.now(), "INFO", "line " + linesSaid++));
        }
        linesUnsure += count;
        outbox.addLogs(lines, clock.now());
        linesUnsure -= count;
    }

    @FunctionalInterface
    private interface Part {
        void run() throws IOException, SQLException;
    }

    private void guarded(Part part) throws IOException, SQLException {
        try {
            part.run();
        } catch (Killed e) {
            revive();
        }
    }

    // In the middle of a beginning it may die again.
    private void revive() throws IOException, SQLException {
        deaths++;
        linesUnsure += outbox.unwrittenLosses();
        boolean alive = false;
        while (!alive) {
            try {
                begin();
                alive = true;
            } catch (Killed e) {
                deaths++;
            } catch (StoreException e) {
                full = false;
            }
        }
    }

    private void step(Duration time) throws IOException, SQLException {
        var until = clock.elapsed().plus(time);
        while (clock.elapsed().compareTo(until) < 0) {
            guarded(this::round);
            var wait = nextWait;
            var left = until.minus(clock.elapsed());
            clock.pass(wait.compareTo(left) > 0 ? left : wait.plusMillis(1));
        }
    }

    private Duration nextWait = Duration.ZERO;

    private void round() throws IOException, SQLException {
        nextWait = Duration.ofSeconds(10);
        var first = safe(loop::round);
        var second = safe(loop::deliver);
        nextWait = first.compareTo(second) < 0 ? first : second;
        if (loop.wantsRestart()) {
            linesUnsure += outbox.unwrittenLosses();
            orders.stream()
                    .filter(id -> id.startsWith("restart"))
                    .filter(id -> !restarts.containsKey(id))
                    .filter(this::isFinished)
                    .forEach(id -> restarts.merge(id, 1, Integer::sum));
            begin();
        }
    }

    private boolean isFinished(String command) {
        return !database.query(
                        "SELECT 1 FROM command WHERE command_id = ? AND finished_at IS NOT NULL", row -> 1, command)
                .isEmpty();
    }

    private static Duration safe(java.util.function.Supplier<Duration> part) {
        try {
            return part.get();
        } catch (StoreException e) {
            return Duration.ofSeconds(10);
        }
    }

    // Everything is well again, for long enough that all that waits has gone out.
    private void calm() throws IOException, SQLException {
        untilDeath = Integer.MAX_VALUE;
        server.away = false;
        server.trouble = 0;
        full = false;
        jump(aheadOfTrue.negated());
        step(Duration.ofHours(14));
    }

    private List<String> verdict() throws SQLException {
        var wrong = new ArrayList<>(server.faults);
        check(wrong, server.tickets.keySet().containsAll(ticketsTaken), "a ticket that was taken never arrived");
        check(wrong, server.tickets.keySet().stream().noneMatch(ticketsRefused::contains), "a refused ticket arrived");
        check(wrong, server.alerts.keySet().containsAll(alertsTaken), "an alert that was taken never arrived");
        var unanswered =
                orders.stream().filter(id -> !server.results.containsKey(id)).toList();
        check(wrong, unanswered.isEmpty(), "without a result: " + unanswered);
        for (var kind : List.of("ticket", "alert", "result", "gap", "log", "metric")) {
            check(wrong, disk.here(kind) == 0, disk.here(kind) + " of " + kind + " still wait");
        }
        counted(wrong, "log", (int)
                server.lines.stream().filter(l -> l.startsWith("line ")).count());
        counted(wrong, "metric", server.metrics.size());
        int known = disk.ever("log") + disk.dropped("log", "disk");
        check(
                wrong,
                known <= linesSaid && known >= linesSaid - linesUnsure,
                linesSaid + " lines were said, " + known + " are accounted for, " + linesUnsure + " unsure");
        check(wrong, disk.untold() == 0, "a gap that nobody was told of");
        check(wrong, disk.wrongSums() == 0, "the queue's sums are wrong");
        check(wrong, server.largestBody < 250_000, "a body of " + server.largestBody);
        check(wrong, server.heartbeats > 20, "only " + server.heartbeats + " heartbeats");
        return wrong;
    }

    // What was ever queued has arrived, or is counted as dropped; only what arrived with a lost answer may be both.
    private void counted(List<String> wrong, String kind, int arrived) throws SQLException {
        int ever = disk.ever(kind);
        int dropped = disk.dropped(kind, "count") + disk.dropped(kind, "size");
        check(
                wrong,
                arrived <= ever && arrived + dropped >= ever,
                ever + " of " + kind + ": " + arrived + " arrived, " + dropped + " counted as dropped");
    }

    private static void check(List<String> wrong, boolean well, String otherwise) {
        if (!well) {
            wrong.add(otherwise);
        }
    }

    /** For the curious: what a fortnight was like. */
    String summary() throws SQLException {
        return "seed " + seed + ": " + lives + " lives, " + deaths + " deaths, " + ticketsTaken.size() + " tickets, "
                + ticketsRefused.size() + " refused, " + alertsTaken.size() + " alerts, " + orders.size()
                + " commands, "
                + linesSaid + " lines, " + disk.ever("metric") + " readings, " + server.heartbeats + " heartbeats, "
                + (disk.dropped("log", "size") + disk.dropped("log", "count") + disk.dropped("log", "disk"))
                + " lines and " + disk.dropped("metric", "count") + "+" + disk.dropped("metric", "size")
                + " readings dropped; " + server.calls + " calls, "
                + java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000
                + " ms";
    }

    @Override
    public void close() throws SQLException {
        disk.close();
    }
}
