package mx.lanet.bench;

import java.io.IOException;
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

/**
 * Heartbeats end to end: the server as it is, and the same server with one transaction for each heartbeat, both warm,
 * measured in turn. Other work on the machine hits both alike, so the ratio can be trusted where the figures cannot.
 */
@Command(name = "heartbeats", mixinStandardHelpOptions = true, sortOptions = false)
final class HeartbeatBench extends ServerBench {
    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(names = "--agents", paramLabel = "N", defaultValue = "10000")
    private int agents;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "128")
    private int connections;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "20")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "20")
    private int warmUp;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "2")
    private int rounds;

    @Option(names = "--rate", paramLabel = "N")
    private @Nullable Double rate;

    @Option(names = "--property", paramLabel = "--NAME=VALUE")
    private List<String> properties = new ArrayList<>();

    HeartbeatBench(Texts texts) {
        super(texts);
    }

    /** One of the two servers, with the machines that report to it. */
    private record Variant(String name, BenchServer server, ServerAddress address, List<Enrolled> machines) {}

    @Override
    int measure(Path folder) throws Exception {
        List<LoadRound> measured = new ArrayList<>();
        try (BenchServer batched = server(folder, "batch");
                BenchServer single = server(folder, "single")) {
            List<Variant> variants = List.of(variant(folder, "batch", batched), variant(folder, "single", single));
            for (Variant variant : variants) {
                say("heartbeats.warming", variant.name(), warmUp);
                LoadLoop.run(variant.address(), variant.machines(), plan(warmUp, new Pace.Flood()));
            }
            for (int round = 1; round <= rounds; round++) {
                for (Variant variant : variants) {
                    quiet.await();
                    say("heartbeats.measuring", variant.name(), round, rounds, seconds);
                    measured.add(measure(variant));
                }
            }
        }
        print(table(measured));
        say("heartbeats.ratio", Table.number("%.1f", ratio(measured)));
        return 0;
    }

    private BenchServer server(Path folder, String mode) throws IOException {
        say("starting", mode);
        List<String> all = new ArrayList<>(properties);
        all.add("--lanet.ingest.mode=" + mode);
        return BenchServer.start(options(), folder.resolve(mode), all.toArray(String[]::new));
    }

    private Variant variant(Path folder, String name, BenchServer server) throws Exception {
        ServerAddress address = ServerAddress.parse(server.url(), false);
        return new Variant(name, server, address, join(server, folder, name, agents));
    }

    private LoadPlan plan(int duration, Pace pace) {
        return new LoadPlan(
                LoadPlan.Work.HEARTBEATS, connections, Duration.ZERO, Duration.ofSeconds(duration), pace, 0.01, 0.02);
    }

    private LoadRound measure(Variant variant) throws IOException {
        Double perSecond = rate;
        Pace pace = perSecond == null ? new Pace.Flood() : new Pace.Steady(perSecond);
        return LoadRound.measure(
                variant.name(), variant.server(), variant.address(), variant.machines(), plan(seconds, pace));
    }

    private Table table(List<LoadRound> measured) {
        Table table = table("heartbeats.columns");
        for (LoadRound round : measured) {
            round.addTo(table, words("heartbeats." + round.variant()));
        }
        return table;
    }

    /** Of the medians. */
    static double ratio(List<LoadRound> measured) {
        return median(measured, "batch") / median(measured, "single");
    }

    private static double median(List<LoadRound> measured, String variant) {
        double[] rates = measured.stream()
                .filter(round -> round.variant().equals(variant))
                .mapToDouble(round -> round.load().perSecond())
                .sorted()
                .toArray();
        int middle = rates.length / 2;
        return rates.length % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
    }
}
