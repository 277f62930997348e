package mx.lanet.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.Texts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The resident memory of a real agent that reports more often than agents do, so that an hour's work takes minutes. */
@Command(name = "agent-memory", mixinStandardHelpOptions = true, sortOptions = false)
final class AgentMemoryBench extends ServerBench {
    private static final int USUAL_INTERVAL_SECONDS = 60;
    private static final int INVENTORY_SECONDS = 60;

    @Option(names = "--agent-jar", required = true, paramLabel = "FILE")
    private Path agent = Path.of("agent.jar");

    @Option(names = "--agent-jvm", paramLabel = "OPTION")
    private List<String> agentJvm = new ArrayList<>();

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10")
    private int minutes;

    @Option(names = "--interval", paramLabel = "S", defaultValue = "5")
    private int interval;

    AgentMemoryBench(Texts texts) {
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        Table table = table("memory.columns");
        try (BenchServer server = BenchServer.start(options(), folder.resolve("memory"))) {
            Process process = RealAgent.start(
                    folder,
                    agent,
                    agentJvm,
                    server.url(),
                    "heartbeat.interval_seconds=" + interval,
                    "monitoring.inventory_interval_seconds=" + INVENTORY_SECONDS);
            try {
                double most = 0;
                for (int minute = 1; minute <= minutes && process.isAlive(); minute++) {
                    // Waiting for its end is how the time is spent; it ends only when something is wrong.
                    process.waitFor(1, TimeUnit.MINUTES);
                    double megabytes = Processes.residentMegabytes(process.pid());
                    most = Math.max(most, megabytes);
                    table.row(minute, minute * 60 / interval, format(megabytes), format(most));
                }
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
        say("memory.note", interval, USUAL_INTERVAL_SECONDS, INVENTORY_SECONDS);
        print(table);
        return 0;
    }

    private static String format(double megabytes) {
        return String.format(Locale.US, "%.1f", megabytes);
    }
}
