package mx.lanet.helpdesk.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What PostgreSQL's main process wrote about itself in {@code postmaster.pid}. The process may be long gone.
 *
 * <p>Lines: process, data folder, start time, port, socket folder, address, shared memory key and id, state. Source:
 * PostgreSQL's {@code pidfile.h}.
 */
record Postmaster(long pid, int port, long sharedMemoryId) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    static Optional<Postmaster> read(Path data) throws IOException {
        try {
            return parse(Files.readAllLines(file(data)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Empty when the text is unreadable; what is missing at its end, because it is being written, counts as 0. */
    static Optional<Postmaster> parse(List<String> lines) {
        try {
            long pid = Math.abs(Long.parseLong(lines.getFirst().strip()));
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            String[] memory = lines.size() > 6 ? SPACES.split(lines.get(6).strip()) : new String[0];
            return Optional.of(new Postmaster(pid, port, memory.length == 2 ? Long.parseLong(memory[1]) : 0));
        } catch (NumberFormatException | NoSuchElementException e) {
            return Optional.empty();
        }
    }

    boolean exists() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Whether the process is a PostgreSQL of this data folder, and not another program that got the same number later.
     * A dead process that nobody has buried counts as gone.
     */
    boolean isOurs(PostgresFolder folder) throws IOException {
        List<String> command = commandLine();
        return command.size() >= 3
                && Path.of(command.getFirst()).startsWith(folder.binaries())
                && command.contains(folder.data().toString());
    }

    /** Linux: from the world-readable list, since root in a container may not follow another user's exe link. */
    List<String> commandLine() throws IOException {
        if (Platform.isLinux()) {
            try {
                return List.of(
                        Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
            } catch (IOException e) {
                return List.of();
            }
        }
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .map(info -> {
                    var words = new ArrayList<String>();
                    info.command().ifPresent(words::add);
                    info.arguments().ifPresent(arguments -> words.addAll(List.of(arguments)));
                    return List.copyOf(words);
                })
                .orElse(List.of());
    }

    /** Whether children of a killed main process still work on the shared memory; two sets of them would ruin the data. */
    boolean hasOrphans() throws IOException {
        Path list = Path.of("/proc/sysvipc/shm");
        if (sharedMemoryId == 0 || !Files.isReadable(list)) {
            return false;
        }
        try (var lines = Files.lines(list)) {
            return lines.skip(1)
                    .map(line -> SPACES.split(line.strip()))
                    .anyMatch(word -> word[1].equals(Long.toString(sharedMemoryId)) && !word[6].equals("0"));
        }
    }
}
