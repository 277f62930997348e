package mx.lanet.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.wire.ServerAddress;

/**
 * Flapping machines over some connections, and people over some browsers, all at once.
 *
 * @param everyNanos between two words of a machine, on the average
 * @param pauseMillis between two pages of a person, on the average
 */
record Storm(int connections, long everyNanos, int people, long pauseMillis) {
    /** All of them see the large client. */
    private static final List<String> LOGINS = List.of("bench-superadmin", "tecnico-1", "persona-1-1");

    /** What went on; cores are processor seconds per second. */
    record Went(
            List<FlappingMachine> machines,
            List<FlappingLine> lines,
            List<Visit> visits,
            double serverCores,
            double databaseCores,
            double otherCores) {
        List<FlappingMachine.Truth> truths() {
            return machines.stream().flatMap(one -> one.truth().stream()).toList();
        }

        long failedPages() {
            return visits.stream().mapToLong(Visit::failed).sum();
        }
    }

    /**
     * Ends when so many seconds are over and all is acknowledged that was said in them.
     *
     * @param warmUp seconds before them, in which all goes on but no page is counted: a server is no faster than its compiler has made it
     */
    Went go(BenchServer server, List<Enrolled> enrolled, int warmUp, int seconds) throws Exception {
        List<FlappingMachine> machines =
                enrolled.stream().map(FlappingMachine::new).toList();
        List<FlappingLine> lines = lines(ServerAddress.parse(server.url(), false), machines);
        List<Visit> visits = visits(server, enrolled);
        double machineBefore = Processes.cpuSecondsOfMachine();
        double serverBefore = Processes.cpuSeconds(server.pid());
        double databaseBefore = Processes.cpuSecondsOfFamily(server.postmaster());
        long begun = System.nanoTime();
        long from = begun + TimeUnit.SECONDS.toNanos(warmUp);
        together(lines, visits, from, from + TimeUnit.SECONDS.toNanos(seconds));
        double wall = (System.nanoTime() - begun) / 1e9;
        double serverCores = (Processes.cpuSeconds(server.pid()) - serverBefore) / wall;
        double databaseCores = (Processes.cpuSecondsOfFamily(server.postmaster()) - databaseBefore) / wall;
        double machineCores = (Processes.cpuSecondsOfMachine() - machineBefore) / wall;
        visits.forEach(Visit::close);
        return new Went(
                machines, lines, visits, serverCores, databaseCores, machineCores - serverCores - databaseCores);
    }

    private static void together(List<FlappingLine> lines, List<Visit> visits, long from, long until)
            throws IOException, InterruptedException {
        List<Callable<Void>> all = new ArrayList<>();
        lines.forEach(line -> all.add(() -> {
            line.flap(until);
            return null;
        }));
        visits.forEach(visit -> all.add(() -> {
            visit.go(from, until);
            return null;
        }));
        List<Future<Void>> parts = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            all.forEach(one -> parts.add(threads.submit(one)));
        }
        for (Future<Void> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }
    }

    private List<FlappingLine> lines(ServerAddress address, List<FlappingMachine> machines) {
        List<List<FlappingMachine>> parts = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            if (i < connections) {
                parts.add(new ArrayList<>());
            }
            parts.get(i % connections).add(machines.get(i));
        }
        return parts.stream()
                .map(part -> new FlappingLine(address, part, everyNanos))
                .toList();
    }

    private List<Visit> visits(BenchServer server, List<Enrolled> enrolled) throws Exception {
        String password = Objects.requireNonNull(server.people().get("superadmin"), "superadmin")
                .password();
        List<UUID> machines = ofLargeClient(server, enrolled);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            var person = new BenchServer.SignIn(LOGINS.get(i % LOGINS.size()), password);
            visits.add(new Visit(Browser.signIn(server.url(), person), machines, pauseMillis));
        }
        return visits;
    }

    private static List<UUID> ofLargeClient(BenchServer server, List<Enrolled> enrolled) throws Exception {
        List<UUID> machines = new ArrayList<>();
        try (Connection database = server.database();
                PreparedStatement sql = database.prepareStatement(
                        """
                        SELECT asset_id FROM asset
                        WHERE client_id = '01980000-0001-7000-8000-000000000001' AND asset_id = ANY (?)
                        """)) {
            sql.setArray(
                    1,
                    database.createArrayOf(
                            "uuid", enrolled.stream().map(Enrolled::assetId).toArray()));
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    machines.add(row.getObject(1, UUID.class));
                }
            }
        }
        return machines;
    }
}
