package mx.lanet.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The agents' channel: what a connection that nobody uses costs, and how long all take to come back after a restart. */
@Command(name = "channel", mixinStandardHelpOptions = true, sortOptions = false)
final class ChannelBench extends ServerBench {
    @Option(names = "--agents", paramLabel = "N", defaultValue = "10000")
    private int agents;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "70")
    private int seconds;

    @Option(names = "--patience", paramLabel = "S", defaultValue = "300")
    private int patience;

    ChannelBench(Texts texts) {
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        Table table = table("channel.columns");
        List<Enrolled> machines;
        try (OpenLines lines = new OpenLines(Duration.ofSeconds(patience))) {
            try (BenchServer server = BenchServer.start(options(), folder.resolve("channel"))) {
                machines = join(server, folder, "channel", agents);
                double before = Processes.residentMegabytes(server.pid());
                row(table, "channel.none", server, before, before, Duration.ZERO);
                Duration took = lines.open(server.url(), machines, Duration.ZERO);
                row(table, "channel.opened", server, before, Processes.residentMegabytes(server.pid()), took);
                double cpu = Processes.cpuSeconds(server.pid());
                say("channel.idle", seconds);
                TimeUnit.SECONDS.sleep(seconds);
                row(table, "channel.after", server, before, Processes.residentMegabytes(server.pid()), took);
                say("channel.processor", Table.number("%.2f", (Processes.cpuSeconds(server.pid()) - cpu) / seconds));
                say("channel.kept", lines.count());
                say("channel.restarting");
            }
            try (BenchServer server = BenchServer.start(options(), folder.resolve("channel"))) {
                // As agents do: each some time within half a minute.
                Duration took = lines.open(server.url(), machines, Duration.ofSeconds(30));
                row(table, "channel.back", server, 0, Processes.residentMegabytes(server.pid()), took);
                say("channel.kept", lines.count());
            }
        }
        print(table);
        return 0;
    }

    private void row(Table table, String what, BenchServer server, double before, double now, Duration took)
            throws Exception {
        table.row(
                words(what),
                Table.number("%.0f", now),
                Table.number("%.1f", before == 0 ? 0.0 : (now - before) * 1024 / agents),
                Table.number("%.1f", took.toMillis() / 1e3),
                Table.number("%.1f", Processes.cpuSeconds(server.pid())));
    }
}
