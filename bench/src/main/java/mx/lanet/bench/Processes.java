package mx.lanet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads Linux's /proc: processor time and memory of processes, and of the whole machine. */
final class Processes {
    private static final Path PROC = Path.of("/proc");

    /** USER_HZ is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private Processes() {}

    /**
     * A line of /proc/PID/stat, as far as it matters.
     *
     * @param own ticks of the process
     * @param ended ticks of its children that have ended
     */
    record Stat(long parent, long own, long ended) {

        /** The name in brackets may hold blanks and brackets itself, so what counts begins after the last one. */
        static Stat parse(String line) {
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return new Stat(
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }

    /** Seconds of processor time that a process has used. */
    static double cpuSeconds(long pid) throws IOException {
        return stat(pid).map(Stat::own).orElse(0L) / TICKS_PER_SECOND;
    }

    /** The same for a process and all its children, those that have ended too. */
    static double cpuSecondsOfFamily(long pid) throws IOException {
        long ticks = stat(pid).map(stat -> stat.own() + stat.ended()).orElse(0L);
        for (long child : all()) {
            ticks += stat(child)
                    .filter(stat -> stat.parent() == pid)
                    .map(Stat::own)
                    .orElse(0L);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Seconds of processor time that the whole machine has used. */
    static double cpuSecondsOfMachine() throws IOException {
        String first = Files.readAllLines(PROC.resolve("stat"), StandardCharsets.US_ASCII)
                .getFirst();
        return busyTicks(first) / TICKS_PER_SECOND;
    }

    /** From the line {@code cpu user nice system idle iowait irq softirq steal …}: all but idle and waiting. */
    static long busyTicks(String cpuLine) {
        String[] fields = cpuLine.split(" +", -1);
        long busy = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(fields[i]);
        }
        return busy;
    }

    /** Resident memory in MB of a million bytes. */
    static double residentMegabytes(long pid) throws IOException {
        for (String line : Files.readAllLines(PROC.resolve(pid + "/status"), StandardCharsets.UTF_8)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        throw new IOException("process " + pid + " has no memory");
    }

    private static Optional<Stat> stat(long pid) throws IOException {
        try {
            return Optional.of(Stat.parse(Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // A process that ends while it is read gives "No such process".
            if (Files.exists(PROC.resolve(Long.toString(pid)))) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static List<Long> all() throws IOException {
        List<Long> pids = new ArrayList<>();
        try (Stream<Path> folders = Files.list(PROC)) {
            folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .forEach(name -> pids.add(Long.parseLong(name)));
        }
        return pids;
    }
}
