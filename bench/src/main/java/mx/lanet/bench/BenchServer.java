package mx.lanet.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server in demo mode, with its own embedded PostgreSQL, on a free port. */
final class BenchServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("LANET Helpdesk is ready at (http://localhost:\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Demo mode's own, see product.md. */
    static final String TOKEN = "LANET-550E-660E-AEB0F9";

    private final Process process;
    private final Path data;
    private final String url;
    private final Duration startTime;

    private BenchServer(Process process, Path data, String url, Duration startTime) {
        this.process = process;
        this.data = data;
        this.url = url;
        this.startTime = startTime;
    }

    /** Starts it and returns when it says that it serves. */
    static BenchServer start(ServerOptions options, Path data, String... properties) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options.jvm);
        command.addAll(List.of("-jar", options.server.toString(), "--spring.profiles.active=demo"));
        command.addAll(List.of("--server.port=0", "--lanet.data=" + data));
        command.addAll(Arrays.asList(properties));
        Files.createDirectories(data);
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(data.resolveSibling(data.getFileName() + ".err").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line;
        while ((line = output.readLine()) != null) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Duration startTime = Duration.ofNanos(System.nanoTime() - begun);
                Thread.ofVirtual().start(() -> drain(output));
                return new BenchServer(process, data, ready.group(1), startTime);
            }
        }
        throw new IOException("the server ended before it was ready; see " + data + ".err and " + data + "/log");
    }

    /** A full pipe would stop the server. */
    private static void drain(BufferedReader output) {
        try {
            while (output.readLine() != null) {
                continue;
            }
        } catch (IOException e) {
            // The server has ended, and with it what it says.
            return;
        }
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    /** From the start of the JVM to the line that says that it serves. */
    Duration startTime() {
        return startTime;
    }

    /** The process that all of PostgreSQL's others are children of. */
    long postmaster() throws IOException {
        String first = Files.readAllLines(data.resolve("pg18/postmaster.pid"), StandardCharsets.UTF_8)
                .getFirst();
        return Long.parseLong(first.strip());
    }

    /** A connection as the database's administrator, past all walls. */
    Connection database() throws IOException, SQLException {
        String port = Files.readString(data.resolve("pg-port")).strip();
        String password = Files.readString(data.resolve("pg-password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/lanet", "postgres", password);
    }

    /** One of the server's own secrets. */
    String secret(String name) throws IOException {
        return Files.readString(data.resolve("secrets").resolve(name)).strip();
    }

    /** Passwords of the demo's people by role, from {@code role user password}; the first of each role counts. */
    Map<String, SignIn> people() throws IOException {
        Map<String, SignIn> people = new TreeMap<>();
        for (String line : Files.readAllLines(data.resolve("first-login.txt"), StandardCharsets.UTF_8)) {
            String[] fields = line.split(" ", 3);
            if (fields.length == 3) {
                people.putIfAbsent(fields[0], new SignIn(fields[1], fields[2]));
            }
        }
        return people;
    }

    /** Who signs in, and with what. */
    record SignIn(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
