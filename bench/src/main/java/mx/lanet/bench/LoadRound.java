package mx.lanet.bench;

import java.io.IOException;
import java.util.List;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.load.LoadLoop;
import mx.lanet.simulator.load.LoadPlan;
import mx.lanet.simulator.load.Measurement;
import mx.lanet.simulator.wire.ServerAddress;

/** What one round of load cost. Cores are processor seconds per second. */
record LoadRound(String variant, Measurement load, double serverCores, double databaseCores, double elsewhereCores) {
    static LoadRound measure(
            String variant, BenchServer server, ServerAddress address, List<Enrolled> machines, LoadPlan plan)
            throws IOException {
        long postmaster = server.postmaster();
        double machineBefore = Processes.cpuSecondsOfMachine();
        double serverBefore = Processes.cpuSeconds(server.pid());
        double databaseBefore = Processes.cpuSecondsOfFamily(postmaster);
        long begun = System.nanoTime();
        Measurement load = LoadLoop.run(address, machines, plan);
        double wall = (System.nanoTime() - begun) / 1e9;
        double serverCores = (Processes.cpuSeconds(server.pid()) - serverBefore) / wall;
        double databaseCores = (Processes.cpuSecondsOfFamily(postmaster) - databaseBefore) / wall;
        double machineCores = (Processes.cpuSecondsOfMachine() - machineBefore) / wall;
        double elsewhere = Math.max(0, machineCores - serverCores - databaseCores - load.generatorCores());
        return new LoadRound(variant, load, serverCores, databaseCores, elsewhere);
    }

    double serverMicros() {
        return serverCores / load.perSecond() * 1e6;
    }

    double databaseMicros() {
        return databaseCores / load.perSecond() * 1e6;
    }

    /** Its cells, behind its name. */
    void addTo(Table table, String name) {
        table.row(
                name,
                Table.number("%,.0f", load.perSecond()),
                Table.number("%.1f", load.p50Millis()),
                Table.number("%.1f", load.p99Millis()),
                Table.number("%.0f", load.maxMillis()),
                Table.number("%,d", load.errorCount()),
                Table.number("%.0f", serverMicros()),
                Table.number("%.0f", databaseMicros()),
                Table.number("%.2f", serverCores),
                Table.number("%.2f", databaseCores),
                Table.number("%.2f", load.generatorCores()),
                Table.number("%.2f", elsewhereCores));
    }
}
