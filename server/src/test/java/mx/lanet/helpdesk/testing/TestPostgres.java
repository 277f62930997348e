package mx.lanet.helpdesk.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mx.lanet.helpdesk.database.EmbeddedPostgres;
import mx.lanet.helpdesk.database.EmbeddedPostgresException;
import mx.lanet.helpdesk.database.ThrowawayPostgres;

/** One real PostgreSQL for all tests of this JVM, started at the first use and stopped when the JVM ends. */
public final class TestPostgres {
    private static final int SLOTS = 8;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private TestPostgres() {}

    /** The running instance: URL, administrator and password. */
    public static EmbeddedPostgres instance() {
        return Holder.INSTANCE;
    }

    /** The name of a new empty database; use {@code instance().jdbcUrl(name)}. */
    public static String freshDatabase() {
        return copyOf("template1");
    }

    /** The name of a new database with all that the template has. Nobody may be connected to the template. */
    public static String copyOf(String template) {
        // A data folder bears the name of its database, and several test JVMs share the build folder.
        String name = "test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY = FILE_COPY");
        return name;
    }

    /** A connection as the administrator, for setting things up: never for proving what the application may do. */
    public static Connection connect(String database) throws SQLException {
        return connect(instance(), database);
    }

    private static Connection connect(EmbeddedPostgres postgres, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), postgres.adminUser(), postgres.adminPassword());
    }

    private static void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("The test database refused: " + sql, e);
        }
    }

    private static final class Holder {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres postgres = startInFreeSlot();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "test-postgres-stop"));
            dropLeftovers(postgres);
            return postgres;
        }

        /** Several test JVMs may run at once, in one folder each. */
        private static EmbeddedPostgres startInFreeSlot() {
            var refusals = new ArrayList<EmbeddedPostgresException>();
            for (int slot = 0; slot < SLOTS; slot++) {
                for (Path parent : List.of(Path.of("target"), Path.of("/var/lib/lanet-test"))) {
                    try {
                        return ThrowawayPostgres.start(parent.resolve("postgres-" + slot));
                    } catch (EmbeddedPostgresException e) {
                        refusals.add(e);
                    }
                }
            }
            var failure = new IllegalStateException("No PostgreSQL for the tests");
            refusals.forEach(failure::addSuppressed);
            throw failure;
        }

        /** A test JVM that was killed leaves its PostgreSQL and databases behind. */
        private static void dropLeftovers(EmbeddedPostgres postgres) {
            try (Connection connection = connect(postgres, "postgres");
                    Statement statement = connection.createStatement()) {
                var names = new ArrayList<String>();
                try (var found =
                        statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
                    while (found.next()) {
                        names.add(found.getString(1));
                    }
                }
                for (String name : names) {
                    statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
                }
            } catch (SQLException e) {
                throw new IllegalStateException("Old test databases cannot be dropped", e);
            }
        }
    }
}
