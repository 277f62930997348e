package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of an operating system command, with its exit code and what it printed. */
record Command(int exitCode, String output) {
    private static final int OUTPUT_LIMIT_CHARS = 8_000;

    boolean succeeded() {
        return exitCode == 0;
    }

    /**
     * Runs a command to its end. Its output goes through a file, since a pipe that a daemon inherits never ends.
     *
     * @throws EmbeddedPostgresException when it takes longer than the limit
     * @throws IOException when the program does not exist
     */
    static Command run(Duration limit, List<String> arguments) throws IOException {
        Path output = Files.createTempFile("lanet-command", ".txt");
        try {
            var builder = new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                    .redirectOutput(output.toFile())
                    .directory(output.getRoot().toFile());
            clean(builder.environment());
            int exitCode = await(builder.start(), limit, arguments);
            String text = Files.readString(output).strip();
            return new Command(exitCode, text.substring(Math.max(0, text.length() - OUTPUT_LIMIT_CHARS)));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The server's environment may hold secrets, and the PG… variables would change what PostgreSQL does. */
    private static void clean(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("PG") || name.startsWith("LANET") || name.startsWith("LC_"));
        environment.put("LC_ALL", "C");
    }

    private static Path nothing() {
        return Path.of(Platform.isWindows() ? "NUL" : "/dev/null");
    }

    private static int await(Process process, Duration limit, List<String> arguments) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new EmbeddedPostgresException(
                    arguments + " did not end within " + limit.toSeconds() + " seconds and was given up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException(arguments + " was interrupted.", e);
        } finally {
            process.destroy();
        }
    }
}
