package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL data folder and the commands on it: make, start, stop. Knows nothing of connections. */
record Cluster(PostgresFolder folder, PostgresBinaries binaries, PostgresAccount account, Durability durability) {
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    /** Recovery after a power failure may replay a gigabyte of log on a slow disk. */
    private static final Duration START_LIMIT = Duration.ofMinutes(10);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(20);
    private static final int LOG_FILES_LIMIT = 10;
    private static final long START_LOG_LIMIT_BYTES = 1 << 20;

    static Cluster prepare(PostgresFolder folder, Durability durability) throws IOException {
        PostgresAccount account = PostgresAccount.find();
        if (account.isOther()) {
            folder.letOthersThrough();
        }
        account.requireAccess(folder.path());
        PostgresBinaries binaries = PostgresBinaries.unpack(folder.binaries());
        Files.createDirectories(folder.log());
        account.take(folder.log());
        return new Cluster(folder, binaries, account, durability);
    }

    /** The running main process, when it is really the one of this folder. */
    Optional<Postmaster> running() throws IOException {
        Optional<Postmaster> postmaster = Postmaster.read(folder.data());
        return postmaster.isPresent() && postmaster.get().isOurs(folder) ? postmaster : Optional.empty();
    }

    boolean isRunning() {
        try {
            return running().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes the data folder when it is absent. It appears whole: an interrupted run is done again. */
    void initialise(String password) throws IOException {
        if (Files.exists(folder.data())) {
            account.take(folder.data());
            return;
        }
        LOG.atInfo()
                .addKeyValue("folder", folder.data())
                .addKeyValue("user", account.name())
                .log("Making the database");
        Path unfinished = folder.path().resolve("pg18.unfinished");
        Path passwordFile = folder.path().resolve("pg18.password");
        PostgresBinaries.delete(unfinished);
        Files.createDirectory(unfinished);
        account.take(unfinished);
        PostgresFolder.writeSecret(passwordFile, password + "\n");
        account.take(passwordFile);
        try {
            require(account.run(START_LIMIT, initdb(unfinished, passwordFile)), "initdb");
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> initdb(Path data, Path passwordFile) {
        var safe = List.of(
                binaries.program("initdb"),
                "-D",
                data.toString(),
                "-U",
                EmbeddedPostgres.ADMIN_USER,
                "-A",
                "scram-sha-256",
                "--pwfile",
                passwordFile.toString(),
                "-E",
                "UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        return durability == Durability.SAFE
                ? safe
                : Stream.concat(safe.stream(), Stream.of("--no-sync")).toList();
    }

    /**
     * Starts PostgreSQL in a session of its own (pg_ctl does that), so that a terminal's Ctrl-C reaches the server
     * alone, and waits until it accepts connections.
     */
    void start(int port) throws IOException {
        removeStalePidFile();
        limitLogs();
        Path settings = folder.path().resolve("postgresql.conf");
        Files.writeString(settings, new PostgresSettings(Platform.memoryBytes(), durability).text(port, folder.log()));
        if (account.isOther()) {
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Command command = account.run(
                START_LIMIT.plusSeconds(10),
                List.of(
                        binaries.program("pg_ctl"),
                        "start",
                        "-D",
                        folder.data().toString(),
                        "-w",
                        "-t",
                        Long.toString(START_LIMIT.toSeconds()),
                        "-l",
                        startLog().toString(),
                        "-o",
                        "-c " + quoted("config_file=" + settings)));
        if (!command.succeeded()) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL did not start. Its log in %s ends with:%n%s".formatted(folder.log(), endOfStartLog()));
        }
    }

    /** pg_ctl hands the option to a shell. */
    private static String quoted(String text) {
        return Platform.isWindows() ? '"' + text + '"' : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Ends all sessions and stops; when even that does not help, as a power failure would, which loses nothing. */
    void stop() throws IOException {
        if (isRunning() && !stop("fast") && isRunning()) {
            LOG.warn("PostgreSQL did not stop in time and is stopped at once; its next start takes longer");
            stop("immediate");
        }
    }

    private boolean stop(String mode) throws IOException {
        return account.run(
                        STOP_LIMIT.plusSeconds(10),
                        List.of(
                                binaries.program("pg_ctl"),
                                "stop",
                                "-D",
                                folder.data().toString(),
                                "-m",
                                mode,
                                "-w",
                                "-t",
                                Long.toString(STOP_LIMIT.toSeconds())))
                .succeeded();
    }

    /**
     * PostgreSQL clears away the file of a dead process by itself, with better checks than ours. Only when another
     * program has got that number since, or nobody has buried the dead process (both usual in containers), it believes in
     * a second server and must be told.
     */
    private void removeStalePidFile() throws IOException {
        Optional<Postmaster> found = Postmaster.read(folder.data());
        if (found.isEmpty() || !found.get().exists() || found.get().isOurs(folder)) {
            return;
        }
        Postmaster stale = found.get();
        long deadline = System.nanoTime() + ORPHAN_LIMIT.toNanos();
        while (stale.hasOrphans() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        if (stale.hasOrphans()) {
            throw new EmbeddedPostgresException(
                    "Processes of a killed PostgreSQL still work on %s. Wait until they end, then start again."
                            .formatted(folder.data()));
        }
        LOG.atWarn()
                .addKeyValue("pid", stale.pid())
                .log("Removing a stale postmaster.pid: its process is no PostgreSQL of ours");
        Files.delete(Postmaster.file(folder.data()));
    }

    void limitLogs() throws IOException {
        if (Files.exists(startLog()) && Files.size(startLog()) > START_LOG_LIMIT_BYTES) {
            Files.delete(startLog());
        }
        try (var files = Files.list(folder.log())) {
            List<Path> old = files.filter(file -> file.getFileName().toString().startsWith("postgres-"))
                    .sorted(Comparator.reverseOrder())
                    .skip(LOG_FILES_LIMIT)
                    .toList();
            for (Path file : old) {
                Files.delete(file);
            }
        }
    }

    private Path startLog() {
        return folder.log().resolve("start.log");
    }

    private String endOfStartLog() throws IOException {
        if (!Files.isRegularFile(startLog(), LinkOption.NOFOLLOW_LINKS)) {
            return "(nothing)";
        }
        String text = Files.readString(startLog());
        return text.substring(Math.max(0, text.length() - 2_000)).strip();
    }

    private static void require(Command command, String what) {
        if (!command.succeeded()) {
            throw new EmbeddedPostgresException("PostgreSQL's %s failed:%n%s".formatted(what, command.output()));
        }
    }
}
