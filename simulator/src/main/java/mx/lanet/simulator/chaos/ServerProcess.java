package mx.lanet.simulator.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The server as it is shipped, in demo mode, with its own embedded PostgreSQL and data folder; and how to kill either. */
final class ServerProcess implements AutoCloseable {
    /** Demo mode's own, see product.md. */
    static final String TOKEN = "LANET-550E-660E-AEB0F9";

    private static final String READY = "LANET Helpdesk is ready at ";
    private static final int PATIENCE_SECONDS = 120;
    private static final int STOP_SECONDS = 60;
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLIS = 500;

    private final Programs programs;
    private final Path data;
    private final int port;
    private volatile @Nullable Process process;

    ServerProcess(Programs programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    int port() {
        return port;
    }

    Path data() {
        return data;
    }

    /**
     * Returns when it serves. One whose database is killed while it starts ends; it is started again, as the system's
     * service manager does.
     */
    void start() throws IOException, InterruptedException {
        for (int attempt = 1; !startOnce(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IOException("the server ended before it was ready; see " + output());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean startOnce() throws IOException, InterruptedException {
        Files.createDirectories(data);
        Process started = programs.server(
                        "--spring.profiles.active=demo", "--server.port=" + port, "--lanet.data=" + data)
                .redirectErrorStream(true)
                .start();
        process = started;
        CompletableFuture<Boolean> ready = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> read(started, ready));
        try {
            return ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the server was not ready in time; see " + output(), e);
        }
    }

    private Path output() {
        return data.resolveSibling("server.out");
    }

    /** A full pipe would stop the server. */
    private void read(Process started, CompletableFuture<Boolean> ready) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
                var log = Files.newBufferedWriter(output(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line + "\n");
                log.flush();
                if (line.startsWith(READY)) {
                    ready.complete(true);
                }
            }
        } catch (IOException e) {
            // It was killed, and its words with it.
            ready.complete(false);
        }
        ready.complete(false);
    }

    /** With -9; PostgreSQL lives on. */
    void kill() throws InterruptedException {
        Process running = process;
        if (running != null) {
            running.destroyForcibly().waitFor();
        }
    }

    /** All of PostgreSQL with -9, or one of its servants, after which it recovers by itself; false when none lived. */
    boolean killDatabase(SplittableRandom random) throws IOException {
        Optional<ProcessHandle> master = postmaster();
        if (master.isEmpty()) {
            return false;
        }
        List<ProcessHandle> servants = master.get().descendants().toList();
        if (!servants.isEmpty() && random.nextInt(3) == 0) {
            return servants.get(random.nextInt(servants.size())).destroyForcibly();
        }
        boolean killed = master.get().destroyForcibly();
        servants.forEach(ProcessHandle::destroyForcibly);
        return killed;
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("pg18/postmaster.pid"), StandardCharsets.UTF_8);
            return lines.isEmpty() || lines.getFirst().isBlank()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(found -> found.info().command().orElse("").endsWith("postgres"));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** As the database's administrator, past all walls. */
    Connection database() throws IOException, SQLException {
        String pgPort = Files.readString(data.resolve("pg-port")).strip();
        String password = Files.readString(data.resolve("pg-password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pgPort + "/lanet?connectTimeout=3&socketTimeout=20",
                "postgres",
                password);
    }

    /** One of the server's own secrets. */
    String secret(String name) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(name)).strip();
    }

    /** Stops it as a person would; what is left of it then is killed. */
    @Override
    public void close() throws IOException {
        Process running = process;
        try {
            if (running != null) {
                running.destroy();
                if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    running.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
        Optional<ProcessHandle> left = postmaster();
        if (left.isPresent()) {
            List<ProcessHandle> servants = left.get().descendants().toList();
            left.get().destroyForcibly();
            servants.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
