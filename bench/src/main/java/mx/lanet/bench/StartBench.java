package mx.lanet.bench;

import java.nio.file.Path;
import java.util.Locale;
import mx.lanet.simulator.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the server takes until it serves: once on an empty data folder, then on a warm one. */
@Command(name = "start", mixinStandardHelpOptions = true, sortOptions = false)
final class StartBench extends ServerBench {
    @Option(names = "--times", paramLabel = "N", defaultValue = "5")
    private int times;

    StartBench(Texts texts) {
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        Table table = table("start.columns");
        for (int i = 0; i <= times; i++) {
            try (BenchServer server = BenchServer.start(options(), folder.resolve("start"))) {
                table.row(
                        words(i == 0 ? "start.empty" : "start.warm"),
                        String.format(Locale.US, "%.2f", server.startTime().toMillis() / 1e3),
                        String.format(Locale.US, "%.2f", Processes.cpuSeconds(server.pid())),
                        String.format(Locale.US, "%.0f", Processes.residentMegabytes(server.pid())));
            }
        }
        print(table);
        return 0;
    }
}
