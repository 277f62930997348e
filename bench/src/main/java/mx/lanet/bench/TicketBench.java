package mx.lanet.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.fleet.Fleet;
import mx.lanet.simulator.fleet.Shape;
import mx.lanet.simulator.fleet.StateFile;
import mx.lanet.simulator.load.LoadLoop;
import mx.lanet.simulator.load.LoadPlan;
import mx.lanet.simulator.load.Pace;
import mx.lanet.simulator.wire.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tickets that machines of a thousand clients make through the agents' API, beside a million that stand there. */
@Command(name = "tickets", mixinStandardHelpOptions = true, sortOptions = false)
final class TicketBench implements Callable<Integer> {
    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Mixin
    private final VolumeOptions volume = new VolumeOptions();

    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(names = "--agents", paramLabel = "N", defaultValue = "2000")
    private int agents;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "64")
    private int connections;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "20")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "20")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3")
    private int rounds;

    @Option(names = "--rate", paramLabel = "N")
    private @Nullable Double rate;

    @Option(names = "--property", paramLabel = "--NAME=VALUE")
    private List<String> properties = new ArrayList<>();

    TicketBench(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = options.makeFolder();
        Table table = new Table(texts.say("tickets.columns").split(";", -1));
        say("starting", "tickets");
        try (BenchServer server =
                volume.start(options, folder, () -> say("pages.filling"), properties.toArray(String[]::new))) {
            ServerAddress address = ServerAddress.parse(server.url(), false);
            List<Enrolled> machines = machines(folder, server, address);
            say("heartbeats.warming", "tickets", warmUp);
            LoadLoop.run(address, machines, plan(warmUp));
            for (int round = 1; round <= rounds; round++) {
                quiet.await();
                say("heartbeats.measuring", "tickets", round, rounds, seconds);
                LoadRound.measure("tickets", server, address, machines, plan(seconds))
                        .addTo(table, Integer.toString(round));
            }
        }
        options.removeFolder(folder);
        out().println();
        out().print(table);
        out().flush();
        return 0;
    }

    /** Spread over the clients as the tickets are. */
    private List<Enrolled> machines(Path folder, BenchServer server, ServerAddress address) throws Exception {
        say("heartbeats.joining", agents, "tickets");
        List<String> tokens;
        try (Connection database = server.database()) {
            tokens = Tokens.ofAllClients(database, server.secret("enrolment-token-key"));
        }
        StateFile state = new StateFile(folder.resolve("tickets-agents.jsonl"));
        Instant until = Instant.now().plus(Duration.ofHours(2));
        return new Fleet(address, state, tokens, Shape.FLAT).ready(agents, until, _ -> {});
    }

    private LoadPlan plan(int duration) {
        Double perSecond = rate;
        Pace pace = perSecond == null ? new Pace.Flood() : new Pace.Steady(perSecond);
        return new LoadPlan(
                LoadPlan.Work.TICKETS, connections, Duration.ZERO, Duration.ofSeconds(duration), pace, 0, 0);
    }

    private void say(String key, Object... values) {
        out().println(texts.say(key, values));
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
