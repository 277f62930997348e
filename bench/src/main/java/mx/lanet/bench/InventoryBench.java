package mx.lanet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.wire.HttpLine;
import mx.lanet.simulator.wire.ServerAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Inventories of 1,200 programs and 400 KB: a machine's first, one in which a few programs changed, and the same again. */
@Command(name = "inventories", mixinStandardHelpOptions = true, sortOptions = false)
final class InventoryBench extends ServerBench {
    @Mixin
    private final Quiet quiet = new Quiet();

    @Option(names = "--agents", paramLabel = "N", defaultValue = "1000")
    private int agents;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "16")
    private int connections;

    @Option(names = "--repeats", paramLabel = "N", defaultValue = "60")
    private int repeats;

    InventoryBench(Texts texts) {
        super(texts);
    }

    /** Which edition of its inventory each machine sends, and how often. */
    private record Round(String name, int edition, int times) {}

    @Override
    int measure(Path folder) throws Exception {
        Table table = table("inventories.columns");
        say("starting", "inventories");
        try (BenchServer server = BenchServer.start(options(), folder.resolve("server"))) {
            ServerAddress address = ServerAddress.parse(server.url(), false);
            List<Enrolled> machines = join(server, folder, "inventories", agents);
            List<Round> rounds =
                    List.of(new Round("first", 1, 1), new Round("changed", 2, 1), new Round("same", 2, repeats));
            // A server is no faster than its compiler has made it.
            for (Round round : rounds) {
                send(round, address, machines, machines.size() * round.times());
            }
            forget(server);
            for (Round round : rounds) {
                quiet.await();
                measure(round, server, address, machines, table);
            }
            print(table);
            say("inventories.there", there(server));
        }
        return 0;
    }

    private void measure(Round round, BenchServer server, ServerAddress address, List<Enrolled> machines, Table table)
            throws Exception {
        long postmaster = server.postmaster();
        double serverBefore = Processes.cpuSeconds(server.pid());
        double databaseBefore = Processes.cpuSecondsOfFamily(postmaster);
        int all = machines.size() * round.times();
        long begun = System.nanoTime();
        send(round, address, machines, all);
        double seconds = (System.nanoTime() - begun) / 1e9;
        table.row(
                words("inventories." + round.name()),
                Table.number("%,d", all),
                Table.number("%,.0f", all / seconds),
                Table.number("%,.0f", (Processes.cpuSeconds(server.pid()) - serverBefore) / all * 1e6),
                Table.number("%,.0f", (Processes.cpuSecondsOfFamily(postmaster) - databaseBefore) / all * 1e6));
    }

    /** Each machine in turn over a few connections; one that is not accepted ends it. */
    private void send(Round round, ServerAddress address, List<Enrolled> machines, int all) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<Future<Boolean>> lines = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                lines.add(threads.submit(() -> {
                    InventoryText text = new InventoryText(round.edition());
                    try (HttpLine line = new HttpLine(address)) {
                        for (int n = next.getAndIncrement(); n < all; n = next.getAndIncrement()) {
                            send(line, machines.get(n % machines.size()), text);
                        }
                    }
                    return true;
                }));
            }
        }
        for (Future<Boolean> line : lines) {
            line.get();
        }
    }

    private static void send(HttpLine line, Enrolled machine, InventoryText text) throws IOException {
        HttpLine.Answer answer = line.post(
                "/api/agents/inventory",
                Map.of("Authorization", "Bearer " + machine.token()),
                text.of(machine.assetId()));
        if (answer.status() != 200 || !answer.text().contains("\"newest\":true")) {
            throw new IOException(answer.status() + " " + answer.text());
        }
    }

    /** As if none had ever sent one; also those of an earlier run in a folder that was kept. */
    private static void forget(BenchServer server) throws IOException, SQLException {
        try (Connection database = server.database();
                var statement = database.createStatement()) {
            database.setAutoCommit(false);
            // The server's own name for this: nothing is counted meanwhile, in another order of tables.
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('counts of software', 0))");
            statement.execute("TRUNCATE software_news, inventory, inventory_change, machine_software");
            database.commit();
        }
    }

    /** How many machines have the last edition, whole. */
    private static long there(BenchServer server) throws IOException, SQLException {
        try (Connection database = server.database();
                var statement = database.createStatement()) {
            // Filled a moment ago: without this the tables are thought to be empty, and joined row by row.
            statement.execute("ANALYZE machine_software, software_version, software_title");
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*) FROM (SELECT asset_id FROM asset_software WHERE name LIKE 'Programa %'"
                            + " GROUP BY asset_id HAVING count(*) = 1200 AND count(*) FILTER (WHERE version = '2.0') = 12)"
                            + " whole")) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
