package mx.lanet.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import mx.lanet.simulator.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long the server takes until it serves: once on an empty data folder, then on a warm one. */
@Command(name = "start", mixinStandardHelpOptions = true, sortOptions = false)
final class StartBench implements Callable<Integer> {
    private final Texts texts;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls
    private CommandSpec spec;

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--times", paramLabel = "N", defaultValue = "5")
    private int times;

    StartBench(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = options.makeFolder();
        Table table = new Table(texts.say("start.columns").split(";", -1));
        for (int i = 0; i <= times; i++) {
            try (BenchServer server = BenchServer.start(options, folder.resolve("start"))) {
                table.row(
                        texts.say(i == 0 ? "start.empty" : "start.warm"),
                        String.format(Locale.US, "%.2f", server.startTime().toMillis() / 1e3),
                        String.format(Locale.US, "%.2f", Processes.cpuSeconds(server.pid())),
                        String.format(Locale.US, "%.0f", Processes.residentMegabytes(server.pid())));
            }
        }
        options.removeFolder(folder);
        PrintWriter out = spec.commandLine().getOut();
        out.print(table);
        out.flush();
        return 0;
    }
}
