package mx.lanet.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A command in a process group of its own, as a terminal's shell starts it, and what it writes. */
final class Terminal implements AutoCloseable {
    /** A build from nothing may be part of it. */
    private static final long LINE_LIMIT_MINUTES = 8;

    private static final String END = "(the command has ended)";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Terminal(Process process) {
        this.process = process;
    }

    static Terminal run(Path folder, String... command) throws IOException {
        return run(folder, Map.of(), command);
    }

    static Terminal run(Path folder, Map<String, String> more, String... command) throws IOException {
        // Whoever runs the tests in the background makes their children ignore Ctrl-C.
        var whole = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        whole.addAll(List.of(command));
        var builder = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(more);
        var terminal = new Terminal(builder.start());
        Thread.ofPlatform().daemon().start(terminal::read);
        return terminal;
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add(e.toString());
        }
        lines.add(END);
    }

    void awaitLine(String wanted) throws InterruptedException {
        var seen = new ArrayList<String>();
        for (String line = next(); line != null; line = next()) {
            seen.add(line);
            if (line.equals(wanted)) {
                return;
            }
            if (line.equals(END)) {
                break;
            }
        }
        throw new AssertionError("Never said: " + wanted + "\nbut:\n" + String.join("\n", seen));
    }

    private @Nullable String next() throws InterruptedException {
        return lines.poll(LINE_LIMIT_MINUTES, TimeUnit.MINUTES);
    }

    /** The terminal sends the signal to every process of the group. */
    void pressCtrlC() throws Exception {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
    }

    /** As when the power goes: nobody of the group can say goodbye. */
    void cutThePower() throws Exception {
        new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        process.waitFor();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("It does not end after Ctrl-C");
        }
        return process.exitValue();
    }

    /** Command lines of processes, of whatever parent, in which the folder stands. */
    static List<String> processesNaming(Path folder) throws IOException {
        var found = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path each : all) {
                String command = commandLine(each);
                if (command.contains(folder.toString())) {
                    found.add(command);
                }
            }
        }
        return found;
    }

    private static String commandLine(Path process) {
        try {
            return String.join(
                    " ",
                    Arrays.asList(Files.readString(process.resolve("cmdline")).split("\0")));
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
