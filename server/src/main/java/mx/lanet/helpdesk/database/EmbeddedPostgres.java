package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL 18 of our own, reachable from this machine only. It is restarted when it dies, on the same port,
 * so that a connection pool finds it again; {@link #close()} stops it cleanly.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final String ADMIN_USER = "postgres";

    /** The database that always exists. */
    public static final String DATABASE = "lanet";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration ADOPTION_LIMIT = Duration.ofSeconds(60);

    private static final Duration EARLY_STOP_LIMIT = Duration.ofSeconds(30);

    /** SQLSTATE cannot_connect_now: it starts, recovers or stops. */
    private static final String NOT_NOW = "57P03";

    private final PostgresFolder folder;
    private final Cluster cluster;
    private final String password;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile int port;
    private volatile boolean givenUp;
    private final Watchdog watchdog = new Watchdog(this::isRunning, this::restart, () -> givenUp = true);

    private EmbeddedPostgres(PostgresFolder folder, Cluster cluster, String password) {
        this.folder = folder;
        this.cluster = cluster;
        this.password = password;
    }

    /**
     * Starts PostgreSQL on the data folder, or adopts the one that a killed server left running there, and makes the
     * database {@value #DATABASE} when it is absent. Takes about 3 s the first time, half a second later on.
     *
     * @throws EmbeddedPostgresException when that is not possible, with the reason and the remedy
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        return start(dataFolder, Durability.SAFE);
    }

    static EmbeddedPostgres start(Path dataFolder, Durability durability) {
        try {
            PostgresFolder folder = PostgresFolder.open(dataFolder);
            try {
                Cluster cluster = Cluster.prepare(folder, durability);
                var postgres = new EmbeddedPostgres(folder, cluster, folder.password());
                postgres.begin();
                return postgres;
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL in %s cannot be started: %s".formatted(dataFolder, e), e);
        }
    }

    /** A server that is told to stop while it still starts must not leave the database behind. */
    private void begin() throws IOException {
        var begun = new CountDownLatch(1);
        var hook = new Thread(() -> stopOnce(begun), "postgres-stop-early");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            cluster.initialise(password);
            if (!adopt()) {
                cluster.stop();
                port = folder.freePort();
                cluster.start(port);
            }
            createDatabase();
            watchdog.start();
        } catch (IOException | RuntimeException e) {
            stopQuietly();
            throw e;
        } finally {
            begun.countDown();
            removeHook(hook);
        }
    }

    private void stopOnce(CountDownLatch begun) {
        try {
            if (!begun.await(EARLY_STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL is still starting while the server stops");
            }
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The server stops while it starts; the hook does its work", e);
        }
    }

    /** Whether a PostgreSQL of this folder runs already, lets us in, and says itself that it works on this folder. */
    private boolean adopt() throws IOException {
        Optional<Postmaster> running = cluster.running();
        if (running.isEmpty()) {
            return false;
        }
        port = running.get().port();
        long deadline = System.nanoTime() + ADOPTION_LIMIT.toNanos();
        do {
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SHOW data_directory")) {
                boolean same = result.next() && Path.of(result.getString(1)).equals(folder.data());
                LOG.atInfo()
                        .addKeyValue("pid", running.get().pid())
                        .log("A PostgreSQL that outlived its server is taken over");
                return same;
            } catch (SQLException e) {
                if (!NOT_NOW.equals(e.getSQLState())) {
                    LOG.atWarn()
                            .addKeyValue("pid", running.get().pid())
                            .setCause(e)
                            .log("A running PostgreSQL cannot be taken over and is restarted");
                    return false;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } while (System.nanoTime() < deadline && cluster.isRunning());
        return false;
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!result.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL in %s runs, but refuses us: %s".formatted(folder.data(), e.getMessage()), e);
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", adminUser());
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** The URL of a database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The superuser, for making roles and migrating; the application uses roles without power. */
    public String adminUser() {
        return ADMIN_USER;
    }

    /** The superuser's password; made at the first start, kept in a file that only we can read. */
    public String adminPassword() {
        return password;
    }

    /** The port on 127.0.0.1; the same as long as this object lives. */
    public int port() {
        return port;
    }

    /** Whether PostgreSQL's main process runs at this moment; false also while it is being restarted. */
    public boolean isAlive() {
        return !closed.get() && !givenUp && isRunning();
    }

    private boolean isRunning() {
        return cluster.isRunning();
    }

    private void restart() throws IOException {
        cluster.start(port);
    }

    /** Ends all sessions, stops PostgreSQL and releases the data folder. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watchdog.close();
            stopQuietly();
            folder.close();
        }
    }

    private void stopQuietly() {
        try {
            cluster.stop();
        } catch (IOException | EmbeddedPostgresException e) {
            LOG.error("PostgreSQL could not be stopped; the next start takes it over", e);
        }
    }
}
