package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mx.lanet.agent.setting.Messages;
import mx.lanet.protocol.Command;

/** Restarts the machine or shuts it down, with a warning to whoever sits there; the system itself does the waiting. */
record PowerWork(SystemProgram program, Messages messages, Optional<Path> shutdown) implements Work {
    private static final int LONGEST_DELAY = 86_400;
    private static final int LONGEST_MESSAGE = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String SHUT_DOWN = "shut_down_machine";

    static Optional<Path> programHere() {
        return ProcessTree.isWindows()
                ? SystemProgram.find(
                        System.getenv().getOrDefault("SystemRoot", "C:\\Windows") + "\\System32\\shutdown.exe")
                : SystemProgram.find("/usr/sbin/shutdown", "/sbin/shutdown");
    }

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws IOException, InterruptedException {
        int seconds = delay(Works.argument(command, 0));
        if (seconds < 0) {
            return Outcome.refused(Refusal.of("bad_arguments").in(messages));
        }
        if (shutdown.isEmpty()) {
            return Outcome.refused(Refusal.of("no_shutdown").in(messages));
        }
        var path = shutdown.get().toString();
        var message = message(Works.argument(command, 1));
        boolean off = command.type().equals(SHUT_DOWN);
        var arguments = ProcessTree.isWindows() ? windows(off, seconds, message) : linux(off, seconds, message);
        var whole = new ArrayList<>(List.of(path));
        whole.addAll(arguments);
        return program.run(whole, TIMEOUT, ongoing);
    }

    private static int delay(String text) {
        try {
            int seconds = text.isEmpty() ? 0 : Integer.parseInt(text);
            return seconds > LONGEST_DELAY ? -1 : seconds;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** One line, as both systems show it; a quote would end the argument on Windows. */
    static String message(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").replace('"', '\'').strip();
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    // It counts in minutes; a person who was promised some seconds gets a whole minute.
    static List<String> linux(boolean off, int seconds, String message) {
        var arguments = new ArrayList<>(List.of(off ? "-P" : "-r"));
        arguments.add(seconds == 0 ? "now" : "+" + (seconds + 59) / 60);
        if (!message.isEmpty()) {
            // Behind the time everything is the message, also what begins with a hyphen.
            arguments.addAll(List.of("--", message));
        }
        return arguments;
    }

    static List<String> windows(boolean off, int seconds, String message) {
        var arguments = new ArrayList<>(List.of(off ? "/s" : "/r", "/t", Integer.toString(seconds), "/d", "p:0:0"));
        if (!message.isEmpty()) {
            arguments.addAll(List.of("/c", message));
        }
        return arguments;
    }
}
