package mx.lanet.agent.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a session of its own, in a control group of its own where that is allowed. What belongs to it is found in the
 * control group, by the session, by the mark in the environment, and by having been a descendant when somebody looked:
 * a child that detaches itself escapes some of these, hardly all.
 */
final class LinuxTree implements ProcessTree {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxTree.class);
    private static final Path PROC = Path.of("/proc");
    private static final int MOST_ROUNDS = 50;
    private static final int LONGEST_ENVIRONMENT = 256 << 10;
    private static final long BETWEEN_ROUNDS_MILLIS = 5;
    // Enters the control group before anything else runs; what it runs is given as arguments.
    private static final String ENTER = "{ echo $$ > \"$0\"; } 2>/dev/null; exec \"$@\"";

    private final byte[] mark;
    private final @Nullable ControlGroup group;
    private final Map<Long, ProcessHandle> seen = new HashMap<>();
    private long session;

    LinuxTree(String commandId) {
        this.mark = (CleanEnvironment.MARK + "=" + commandId).getBytes(StandardCharsets.UTF_8);
        this.group = ControlGroup.make(commandId);
    }

    @Override
    public List<String> launched(List<String> command) {
        var whole = new ArrayList<String>();
        if (group != null) {
            whole.addAll(List.of("/bin/sh", "-c", ENTER, group.entrance().toString()));
        }
        addIfThere(whole, "/usr/bin/setsid");
        addIfThere(whole, "/usr/bin/nice", "-n", "10");
        addIfThere(whole, "/usr/bin/ionice", "-t", "-c", "3");
        whole.addAll(command);
        return whole;
    }

    private static void addIfThere(List<String> whole, String program, String... arguments) {
        if (Files.isExecutable(Path.of(program))) {
            whole.add(program);
            whole.addAll(List.of(arguments));
        }
    }

    @Override
    public void adopt(Process process) {
        session = process.pid();
        seen.put(process.pid(), process.toHandle());
    }

    @Override
    public void look() {
        var known = List.copyOf(seen.values());
        known.stream()
                .filter(ProcessHandle::isAlive)
                .flatMap(ProcessHandle::descendants)
                .forEach(child -> seen.putIfAbsent(child.pid(), child));
    }

    @Override
    public void end() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            look();
            var found = members();
            if (found.isEmpty()) {
                return;
            }
            // A handle knows when its process began: a number that was used again is left alone.
            found.forEach(ProcessHandle::destroyForcibly);
            pause();
        }
        LOG.atWarn().log("processes of a run do not end");
    }

    private Set<ProcessHandle> members() {
        var found = new HashSet<ProcessHandle>();
        seen.values().stream().filter(LinuxTree::runs).forEach(found::add);
        if (group != null) {
            group.members().forEach(pid -> add(found, pid));
        }
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                if (isOurs(entry)) {
                    add(found, Long.parseLong(entry.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            LOG.atWarn().log("/proc cannot be read: {}", e.getMessage());
        }
        return found;
    }

    private static void add(Set<ProcessHandle> found, long pid) {
        if (pid != ProcessHandle.current().pid()) {
            ProcessHandle.of(pid).filter(LinuxTree::runs).ifPresent(found::add);
        }
    }

    private boolean isOurs(Path process) {
        try {
            return session > 0 && Stat.of(process).session() == session || hasMark(process);
        } catch (IOException e) {
            // Ended meanwhile, or somebody else's.
            return false;
        }
    }

    private boolean hasMark(Path process) throws IOException {
        try (var in = Files.newInputStream(process.resolve("environ"))) {
            var bytes = in.readNBytes(LONGEST_ENVIRONMENT);
            int begin = 0;
            for (int i = 0; i <= bytes.length; i++) {
                if (i == bytes.length || bytes[i] == 0) {
                    if (Arrays.equals(bytes, begin, i, mark, 0, mark.length)) {
                        return true;
                    }
                    begin = i + 1;
                }
            }
            return false;
        }
    }

    // One that has ended and waits for its parent to ask is alive only to Java.
    static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && Stat.of(PROC.resolve(Long.toString(process.pid()))).runs();
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_ROUNDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (group != null) {
            group.remove();
        }
    }

    /** Of {@code /proc/N/stat}: the name stands in brackets and may hold anything. */
    record Stat(char state, long session) {
        static Stat of(Path process) throws IOException {
            return parse(Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1));
        }

        static Stat parse(String line) throws IOException {
            var fields = line.substring(line.lastIndexOf(')') + 1).strip().split(" ", 5);
            if (fields.length < 5 || fields[0].length() != 1) {
                throw new IOException("not a process's state");
            }
            return new Stat(fields[0].charAt(0), Long.parseLong(fields[3]));
        }

        boolean runs() {
            return state != 'Z' && state != 'X';
        }
    }
}
