package mx.lanet.helpdesk.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that starts the database and waits, so that a test can do to it what happens to servers. */
final class ServerProcess implements AutoCloseable {
    private static final List<String> JARS = List.of("postgres", "commons-", "xz-", "slf4j-", "logback-", "jspecify");
    private static final String READY = "ready";

    private final Process process;
    private final StringBuilder output = new StringBuilder();

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts the child and returns when its database serves, or when it has ended; see {@link #output()}. */
    static ServerProcess start(Path folder, List<String> prefix, String classPath) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m"));
        command.addAll(List.of("-cp", classPath, ServerProcess.class.getName(), folder.toString()));
        var server = new ServerProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(new File("/"))
                .start());
        server.awaitReady();
        return server;
    }

    static ServerProcess start(Path folder) throws IOException {
        return start(folder, List.of(), System.getProperty("java.class.path"));
    }

    /** What the child says before it is ready is far less than a pipe holds afterwards. */
    private void awaitReady() throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append('\n');
            if (line.equals(READY)) {
                return;
            }
        }
    }

    /** A class path that any user may read, which the user's Maven repository is not. */
    static String readableClassPath(Path target) throws IOException {
        Files.createDirectory(target);
        var entries = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            Path copy = target.resolve(entries.size() + "-" + path.getFileName());
            if (Files.isDirectory(path)) {
                copyFolder(path.resolve("mx/lanet/helpdesk/database"), copy.resolve("mx/lanet/helpdesk/database"));
                entries.add(copy.toString());
            } else if (JARS.stream().anyMatch(path.getFileName().toString()::contains)) {
                Files.copy(path, copy);
                entries.add(copy.toString());
            }
        }
        makeReadable(target);
        return String.join(File.pathSeparator, entries);
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (Files.isDirectory(from)) {
            try (var files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void makeReadable(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isReady() {
        return process.isAlive() && output.toString().contains(READY);
    }

    String output() {
        return output.toString();
    }

    /** Sends a signal by its name: TERM, INT or KILL, to the process, or with a minus before the number to its group. */
    void signal(String name, boolean wholeGroup) throws Exception {
        String target = (wholeGroup ? "-" : "") + pid();
        new ProcessBuilder("kill", "-" + name, "--", target).inheritIO().start().waitFor();
    }

    int awaitEnd() throws Exception {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server's process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The child. */
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
