package mx.lanet.agent.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mx.lanet.agent.collect.CodePages;
import mx.lanet.agent.run.Ongoing.Stop;
import org.jspecify.annotations.Nullable;

/**
 * Runs one process to its end, to its time-out or until it is told to stop, reading what it says meanwhile. One thread,
 * which only ever reads what is there: a child that keeps a stream open blocks nobody.
 */
final class ProcessRun {
    private static final Object ONE_AT_A_TIME = new Object();
    private static final Duration BUSY = Duration.ofMillis(5);
    private static final Duration IDLE = Duration.ofMillis(50);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final int MOST_AT_ONCE = 1 << 20;

    private final Order order;
    private final Ongoing ongoing;
    private final Captured stdout;
    private final Captured stderr;
    private final byte[] buffer = new byte[16 << 10];

    /**
     * What is begun.
     *
     * @param folder where it begins
     * @param outputs where what it says is kept meanwhile
     */
    record Order(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path outputs,
            Duration timeout,
            Manner manner) {}

    /** What is done with what a process leaves behind. */
    enum Manner {
        /** All that came of it ends with it. */
        SCRIPT,
        /** The operating system's own program: what it leaves running is meant to run. */
        SYSTEM,
        /** The same, and it is asked to end before it is made to: half an installation is worse than a late one. */
        INSTALLER
    }

    /** Why it ended. */
    enum Why {
        EXITED,
        TIMED_OUT,
        STOPPED
    }

    /** How it ended; the exit code is null when it was ended by us. */
    private record End(Why why, @Nullable Integer exitCode) {}

    private ProcessRun(Order order, Ongoing ongoing, Captured stdout, Captured stderr) {
        this.order = order;
        this.ongoing = ongoing;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Everything that came of it has ended when this returns. */
    static Outcome run(Order order, Ongoing ongoing, Words words) throws IOException, InterruptedException {
        try (var stdout = new Captured(order.outputs());
                var stderr = new Captured(order.outputs())) {
            var run = new ProcessRun(order, ongoing, stdout, stderr);
            return run.outcome(run.run(), words);
        }
    }

    private End run() throws IOException, InterruptedException {
        boolean gate = order.manner() == Manner.SCRIPT && ProcessTree.isWindows();
        try (var tree = ProcessTree.of(ongoing.command().commandId())) {
            var builder = new ProcessBuilder(tree.launched(order.command()))
                    .directory(order.folder().toFile());
            builder.environment().clear();
            builder.environment().putAll(order.environment());
            var process = builder.start();
            var why = Why.STOPPED;
            try {
                begin(process, tree, gate);
                why = untilEnd(process, tree);
            } finally {
                end(process, tree, why);
            }
            lastWords(process);
            return new End(why, why == Why.EXITED ? process.exitValue() : null);
        }
    }

    private void begin(Process process, ProcessTree tree, boolean gate) throws IOException {
        if (order.manner() == Manner.SCRIPT) {
            tree.adopt(process);
        }
        ongoing.speaks(new Tails(stdout, stderr));
        try (var in = process.getOutputStream()) {
            if (gate) {
                in.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // It has ended already, and how will be seen.
        }
    }

    // By its handle, since Process.destroy would close the streams, in which the last words still stand.
    private void end(Process process, ProcessTree tree, Why why) throws IOException, InterruptedException {
        boolean early = why != Why.EXITED;
        if (order.manner() == Manner.INSTALLER && early && ongoing.stop() != Stop.CLOSING) {
            askToEnd(process);
            tree.adopt(process);
            tree.end();
        } else if (order.manner() == Manner.SCRIPT) {
            tree.end();
        }
        if (early && order.manner() != Manner.INSTALLER) {
            process.toHandle().destroyForcibly();
        }
    }

    private void askToEnd(Process process) throws IOException, InterruptedException {
        process.toHandle().destroy();
        long until = System.nanoTime() + GRACE.toNanos();
        while (!process.waitFor(IDLE.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() < until) {
            drain(process);
        }
    }

    private Why untilEnd(Process process, ProcessTree tree) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long looked = begun;
        while (true) {
            boolean spoke = drain(process);
            if (process.waitFor((spoke ? BUSY : IDLE).toMillis(), TimeUnit.MILLISECONDS)) {
                return Why.EXITED;
            }
            long now = System.nanoTime();
            if (ongoing.stop() != null) {
                return Why.STOPPED;
            }
            if (now - begun >= order.timeout().toNanos()) {
                return Why.TIMED_OUT;
            }
            if (now - looked >= LOOK_EVERY.toNanos()) {
                looked = now;
                tree.look();
            }
        }
    }

    // With the tree gone nobody writes any more; what escaped all the same is not waited for.
    private void lastWords(Process process) throws IOException, InterruptedException {
        process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        while (drain(process) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        if (!process.isAlive()) {
            process.getInputStream().close();
            process.getErrorStream().close();
        }
    }

    private boolean drain(Process process) throws IOException {
        boolean spoke = drain(process.getInputStream(), stdout);
        return drain(process.getErrorStream(), stderr) || spoke;
    }

    private boolean drain(InputStream in, Captured captured) throws IOException {
        int taken = 0;
        int there = in.available();
        while (there > 0 && taken < MOST_AT_ONCE) {
            int read = in.read(buffer, 0, Math.min(there, buffer.length));
            if (read <= 0) {
                break;
            }
            captured.add(buffer, read);
            taken += read;
            there = in.available();
        }
        return taken > 0;
    }

    /** What the progress tells. */
    private record Tails(Captured stdout, Captured stderr) implements Ongoing.Spoken {
        @Override
        public String stdoutTail() {
            return tail(stdout);
        }

        @Override
        public String stderrTail() {
            return tail(stderr);
        }

        private static String tail(Captured captured) {
            return OutputText.decoded(captured.tail(), CodePages.ofConsole());
        }

        @Override
        public long bytes() {
            return stdout.total() + stderr.total();
        }
    }

    // What we have to say to it stands at the end of its errors.
    private Outcome outcome(End end, Words words) throws IOException {
        OutputText.Bounded out;
        OutputText.Bounded err;
        // One after the other: the texts of twenty scripts that end together need several times their size.
        synchronized (ONE_AT_A_TIME) {
            out = text(stdout);
            err = text(stderr);
        }
        boolean truncated = out.truncated() || err.truncated() || stdout.isTruncated() || stderr.isTruncated();
        var status =
                switch (end.why()) {
                    case EXITED ->
                        Integer.valueOf(0).equals(end.exitCode()) ? Outcome.Status.SUCCEEDED : Outcome.Status.FAILED;
                    case TIMED_OUT -> Outcome.Status.TIMED_OUT;
                    case STOPPED -> Outcome.Status.FAILED;
                };
        var ours =
                switch (end.why()) {
                    case EXITED -> "";
                    case TIMED_OUT -> words.timedOut();
                    case STOPPED -> words.of(ongoing.stop());
                };
        return new Outcome(status, end.exitCode(), out.text(), joined(err.text(), ours), truncated);
    }

    private static OutputText.Bounded text(Captured captured) throws IOException {
        return OutputText.bounded(OutputText.decoded(captured.head(), CodePages.ofConsole()));
    }

    private static String joined(String text, String ours) {
        boolean needsEnd = !text.isEmpty() && !text.endsWith("\n") && !ours.isEmpty();
        return text + (needsEnd ? "\n" : "") + ours;
    }

    /** What the agent says about an end that it has made. */
    record Words(String timedOut, String cancelled, String ended, String closing) {
        String of(@Nullable Stop stop) {
            return switch (stop) {
                case CANCELLED -> cancelled;
                case PERSON -> ended;
                case CLOSING -> closing;
                case null -> closing;
            };
        }
    }
}
