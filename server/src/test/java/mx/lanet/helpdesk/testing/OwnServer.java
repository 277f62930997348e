package mx.lanet.helpdesk.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import mx.lanet.helpdesk.HelpdeskServer;
import mx.lanet.helpdesk.database.RunningPostgres;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server with an embedded PostgreSQL of its own, to which a test may do what happens to databases. */
public final class OwnServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("pg-binaries", "18.6.0", "bin", "postgres");

    private final Path folder;
    private final ConfigurableApplicationContext server;
    private Log log = new Log();

    private OwnServer(Path folder, ConfigurableApplicationContext server) {
        this.folder = folder;
        this.server = server;
    }

    /** Starts it in a new folder that PostgreSQL's unprivileged user can enter, too. */
    public static OwnServer start(String... settings) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("/tmp"), "lanet-server-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("--server.port=0", "--lanet.data=" + folder, "--lanet.database.url="));
        var server = new SpringApplicationBuilder(HelpdeskServer.class).run(all.toArray(String[]::new));
        return new OwnServer(folder, server);
    }

    public int port() {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    /** As a feature of the server would. */
    public void publish(Object event) {
        server.publishEvent(event);
    }

    /** Two clients with their people. */
    public TwoClients twoClients() {
        return new TestPeople(bean(Tenancy.class), bean(JdbcClient.class), bean(Ids.class)).twoClients();
    }

    /** A connection as the administrator, for breaking things and for counting what is there. */
    public Connection connect() throws IOException, SQLException {
        var postgres = RunningPostgres.find(folder).orElseThrow();
        return DriverManager.getConnection(postgres.jdbcUrl(), RunningPostgres.ADMIN_USER, postgres.password());
    }

    /** The postmaster's process id; empty while there is none. */
    public String databaseProcess() throws IOException {
        try {
            return Files.readAllLines(folder.resolve("pg18/postmaster.pid")).getFirst();
        } catch (NoSuchFileException | NoSuchElementException e) {
            return "";
        }
    }

    /** kill -9 of the postmaster; the server starts another. */
    public void killDatabase() throws Exception {
        String pid = databaseProcess();
        new ProcessBuilder("kill", "-KILL", pid).inheritIO().start().waitFor();
    }

    /** Kills it, and none can be started until {@link #giveDatabaseBack}. */
    public void takeDatabaseAway() throws Exception {
        Files.move(folder.resolve(PROGRAM), away());
        killDatabase();
    }

    public void giveDatabaseBack() throws IOException {
        Files.move(away(), folder.resolve(PROGRAM));
    }

    private Path away() {
        return folder.resolve(PROGRAM).resolveSibling("postgres.away");
    }

    /** From now on, what is logged is kept. */
    public Log listen() {
        log = new Log();
        log.setContext((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory());
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
        return log;
    }

    /** Nothing more is kept. */
    public void stopListening() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    /** What the server said. */
    public static final class Log extends AppenderBase<ILoggingEvent> {
        private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }

        /** Lines that somebody must read: warnings, errors, and everything with a stack trace. */
        public List<String> alarms() {
            return events.stream()
                    .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                    .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                    .toList();
        }

        public List<String> traces() {
            return events.stream()
                    .filter(event -> event.getThrowableProxy() != null)
                    .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
                    .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " "
                            + event.getThrowableProxy().getMessage())
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        stopListening();
        server.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
