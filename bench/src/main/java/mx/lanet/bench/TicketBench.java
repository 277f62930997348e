package mx.lanet.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.load.LoadLoop;
import mx.lanet.simulator.load.LoadPlan;
import mx.lanet.simulator.load.Pace;
import mx.lanet.simulator.wire.ServerAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tickets that machines of a thousand clients make through the agents' API, beside a million that stand there. */
@Command(name = "tickets", mixinStandardHelpOptions = true, sortOptions = false)
final class TicketBench extends ServerBench {
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
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        Table table = table("tickets.columns");
        say("starting", "tickets");
        try (BenchServer server =
                volume.start(options(), folder, () -> say("pages.filling"), properties.toArray(String[]::new))) {
            ServerAddress address = ServerAddress.parse(server.url(), false);
            List<Enrolled> machines = joinAllClients(server, folder, "tickets", agents);
            say("heartbeats.warming", "tickets", warmUp);
            LoadLoop.run(address, machines, plan(warmUp));
            for (int round = 1; round <= rounds; round++) {
                quiet.await();
                say("heartbeats.measuring", "tickets", round, rounds, seconds);
                LoadRound.measure("tickets", server, address, machines, plan(seconds))
                        .addTo(table, Integer.toString(round));
            }
        }
        print(table);
        return 0;
    }

    private LoadPlan plan(int duration) {
        Double perSecond = rate;
        Pace pace = perSecond == null ? new Pace.Flood() : new Pace.Steady(perSecond);
        return new LoadPlan(
                LoadPlan.Work.TICKETS, connections, Duration.ZERO, Duration.ofSeconds(duration), pace, 0, 0);
    }
}
