package mx.lanet.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.fleet.Fleet;
import mx.lanet.simulator.fleet.Shape;
import mx.lanet.simulator.fleet.StateFile;
import mx.lanet.simulator.wire.ServerAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Machines whose alerts come and go while people look at pages; ends with 1 when something became of them that must not. */
@Command(name = "storm", mixinStandardHelpOptions = true, sortOptions = false)
final class StormBench implements Callable<Integer> {
    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Mixin
    private final VolumeOptions volume = new VolumeOptions();

    @Option(names = "--agents", paramLabel = "N", defaultValue = "10000")
    private int agents;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "64")
    private int connections;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "600")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "60")
    private int warmUp;

    @Option(names = "--every", paramLabel = "S", defaultValue = "30")
    private double every;

    @Option(names = "--people", paramLabel = "N", defaultValue = "9")
    private int people;

    @Option(names = "--pause", paramLabel = "MS", defaultValue = "1000")
    private int pause;

    StormBench(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = options.makeFolder();
        long wrong;
        say("starting", "storm");
        try (BenchServer server = volume.start(options, folder, () -> say("pages.filling"));
                Connection database = server.database()) {
            makeTickets(database);
            say("heartbeats.joining", agents, "storm");
            List<Enrolled> machines = machines(folder, server, database);
            say("storm.going", machines.size(), warmUp + seconds);
            Storm.Went went =
                    new Storm(connections, (long) (every * 1e9), people, pause).go(server, machines, warmUp, seconds);
            StormReckoning reckoning = new StormReckoning(database, went.truths());
            StormReport report = new StormReport(texts, went, reckoning, reckoning.awaitCalm());
            out().println();
            out().println(report.alerts());
            out().println(report.pages());
            wrong = tell(reckoning.wrongs()) + went.failedPages();
            say("storm.failed", went.failedPages());
        }
        options.removeFolder(folder);
        return wrong == 0 ? 0 : 1;
    }

    private long tell(Map<String, Long> wrongs) {
        wrongs.forEach((what, times) -> say("storm." + what, times));
        return wrongs.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void makeTickets(Connection database) throws SQLException {
        try (Statement sql = database.createStatement()) {
            sql.execute(
                    """
                    INSERT INTO alert_policy (client_id, tickets, updated_at, updated_by_name)
                    VALUES ('00000000-0000-0000-0000-000000000000', true, now(), 'bench')
                    ON CONFLICT (client_id) DO UPDATE SET tickets = true
                    """);
        }
    }

    /** Spread over the clients as all else is. */
    private List<Enrolled> machines(Path folder, BenchServer server, Connection database) throws Exception {
        List<String> tokens = Tokens.ofAllClients(database, server.secret("enrolment-token-key"));
        StateFile state = new StateFile(folder.resolve("storm-agents.jsonl"));
        Instant until = Instant.now().plus(Duration.ofHours(2));
        return new Fleet(ServerAddress.parse(server.url(), false), state, tokens, Shape.FLAT)
                .ready(agents, until, _ -> {});
    }

    private void say(String key, Object... values) {
        out().println(texts.say(key, values));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
