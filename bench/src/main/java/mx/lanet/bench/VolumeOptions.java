package mx.lanet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import picocli.CommandLine.Option;

/** How much a large installation has. A folder that is named and filled already is used as it is. */
final class VolumeOptions {
    @Option(names = "--clients", paramLabel = "N", defaultValue = "1000")
    private int clients;

    @Option(names = "--machines", paramLabel = "N", defaultValue = "100000")
    private int machines;

    @Option(names = "--tickets", paramLabel = "N", defaultValue = "1000000")
    private int tickets;

    @Option(names = "--standing-alerts", paramLabel = "N", defaultValue = "1000000")
    private int alerts;

    /** A server over so much; filling it takes some minutes. */
    BenchServer start(ServerOptions options, Path folder, Runnable filling, String... properties)
            throws IOException, SQLException {
        BenchServer server = BenchServer.start(options, folder.resolve("filled"), properties);
        BenchServer.SignIn superadmin = Objects.requireNonNull(server.people().get("superadmin"), "superadmin");
        try (Connection database = server.database()) {
            if (isEmpty(database)) {
                filling.run();
                Volume.fill(database, superadmin.user(), clients, machines, tickets, alerts);
            }
        }
        return server;
    }

    private static boolean isEmpty(Connection database) throws SQLException {
        try (var sql = database.createStatement();
                var row =
                        sql.executeQuery("SELECT NOT EXISTS (SELECT FROM app_user WHERE login = 'bench-superadmin')")) {
            return row.next() && row.getBoolean(1);
        }
    }
}
