package mx.lanet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mx.lanet.simulator.Texts;
import mx.lanet.simulator.fleet.Enrolled;
import mx.lanet.simulator.fleet.Fleet;
import mx.lanet.simulator.fleet.Shape;
import mx.lanet.simulator.fleet.StateFile;
import mx.lanet.simulator.wire.ServerAddress;
import picocli.CommandLine.Mixin;

/** A measurement of a real server, in a folder that is removed when all went well. */
abstract class ServerBench extends Bench {
    private static final Duration TO_JOIN = Duration.ofHours(2);

    @Mixin
    private final ServerOptions options = new ServerOptions();

    ServerBench(Texts texts) {
        super(texts);
    }

    @Override
    public final Integer call() throws Exception {
        Path folder = options.makeFolder();
        int code = measure(folder);
        options.removeFolder(folder);
        return code;
    }

    /** Returns the program's exit code. */
    abstract int measure(Path folder) throws Exception;

    final ServerOptions options() {
        return options;
    }

    /** So many machines of the server's only client; in a folder that was kept they have joined already. */
    final List<Enrolled> join(BenchServer server, Path folder, String name, int agents) throws Exception {
        return join(server, folder, name, agents, List.of(BenchServer.TOKEN));
    }

    /** The same, spread over all clients as all else of a large installation is. */
    final List<Enrolled> joinAllClients(BenchServer server, Path folder, String name, int agents) throws Exception {
        try (Connection database = server.database()) {
            List<String> tokens = Tokens.ofAllClients(database, server.secret("enrolment-token-key"));
            return join(server, folder, name, agents, tokens);
        }
    }

    private List<Enrolled> join(BenchServer server, Path folder, String name, int agents, List<String> tokens)
            throws Exception {
        say("heartbeats.joining", agents, name);
        StateFile joined = new StateFile(folder.resolve(name + "-agents.jsonl"));
        return new Fleet(ServerAddress.parse(server.url(), false), joined, tokens, Shape.FLAT)
                .ready(agents, Instant.now().plus(TO_JOIN), _ -> {});
    }
}
