package mx.lanet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Machines whose alerts come and go while people look at pages; ends with 1 when something became of them that must not. */
@Command(name = "storm", mixinStandardHelpOptions = true, sortOptions = false)
final class StormBench extends ServerBench {
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
        super(texts);
    }

    @Override
    int measure(Path folder) throws Exception {
        long wrong;
        say("starting", "storm");
        try (BenchServer server = volume.start(options(), folder, () -> say("pages.filling"));
                Connection database = server.database()) {
            makeTickets(database);
            List<Enrolled> machines = joinAllClients(server, folder, "storm", agents);
            say("storm.going", machines.size(), warmUp + seconds);
            Storm.Went went =
                    new Storm(connections, (long) (every * 1e9), people, pause).go(server, machines, warmUp, seconds);
            StormReckoning reckoning = new StormReckoning(database, went.truths());
            StormReport report = new StormReport(texts(), went, reckoning, reckoning.awaitCalm());
            print(report.alerts(), report.pages());
            wrong = tell(reckoning.wrongs()) + went.failedPages();
            say("storm.failed", went.failedPages());
        }
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
}
