package mx.lanet.agent.run;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import mx.lanet.agent.setting.Messages;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.ProcessFacts;

/** Ends one process: the one that was listed, not another that has its number by now. */
record EndProcessWork(Messages messages, LongFunction<Optional<ProcessFacts>> processes) implements Work {
    private static final Duration POLITELY = Duration.ofSeconds(5);
    private static final Duration BOOT_TIME_IS_ROUNDED = Duration.ofSeconds(2);

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws InterruptedException {
        long pid;
        Instant started;
        try {
            pid = Long.parseLong(Works.argument(command, 0));
            started = OffsetDateTime.parse(Works.argument(command, 1)).toInstant();
        } catch (NumberFormatException | DateTimeException e) {
            return refused("bad_arguments");
        }
        if (isNeeded(pid)) {
            return refused("own_process");
        }
        var found = processes.apply(pid);
        if (found.isEmpty() || !isMeant(found.get(), started, Works.argument(command, 2))) {
            return refused("other_process");
        }
        return ended(pid) ? Outcome.succeeded("") : Outcome.failed(messages.text("run.does_not_end"));
    }

    /** Whether it is the one that was listed so. */
    static boolean isMeant(ProcessFacts process, Instant started, String name) {
        var at = process.startedAt();
        return process.name().equals(name)
                && at != null
                && Duration.between(at, started).abs().compareTo(BOOT_TIME_IS_ROUNDED) <= 0;
    }

    // The system's first processes, the agent, and what the agent itself runs under.
    private static boolean isNeeded(long pid) {
        var own = ProcessHandle.current();
        var above = Stream.iterate(Optional.of(own), Optional::isPresent, p -> p.flatMap(ProcessHandle::parent));
        return pid <= 4 || above.limit(50).flatMap(Optional::stream).anyMatch(p -> p.pid() == pid);
    }

    private static boolean ended(long pid) throws InterruptedException {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return true;
        }
        process.get().destroy();
        if (!isGone(process.get())) {
            process.get().destroyForcibly();
            return isGone(process.get());
        }
        return true;
    }

    private static boolean isGone(ProcessHandle process) throws InterruptedException {
        long until = System.nanoTime() + POLITELY.toNanos();
        while (runs(process) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return !runs(process);
    }

    private static boolean runs(ProcessHandle process) {
        return ProcessTree.isWindows() ? process.isAlive() : LinuxTree.runs(process);
    }

    private Outcome refused(String reason) {
        return Outcome.refused(Refusal.of(reason).in(messages));
    }
}
