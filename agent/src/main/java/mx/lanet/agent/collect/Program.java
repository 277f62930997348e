package mx.lanet.agent.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs one of the operating system's own programs and gives its output: fixed arguments, no shell, plain locale. */
final class Program {
    private static final int MAX_OUTPUT_BYTES = 16 << 20;
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private Program() {}

    /** Standard output; IOException when it cannot be started, fails, or says too much. */
    static String output(List<String> command) throws IOException, InterruptedException {
        return output(command, Set.of(0));
    }

    /** The same of a program that ends well in several ways. */
    static String output(List<String> command, Set<Integer> wellEnded) throws IOException, InterruptedException {
        var output = new StringBuilder();
        int exit = run(command, output);
        if (!wellEnded.contains(exit)) {
            throw new IOException(command.getFirst() + " ended with " + exit);
        }
        return output.toString();
    }

    /** Standard output whatever the exit code: some programs answer a question with it. */
    static String outputOfAnyEnd(List<String> command) throws IOException, InterruptedException {
        var output = new StringBuilder();
        run(command, output);
        return output.toString();
    }

    private static int run(List<String> command, StringBuilder output) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        // An interrupt ends a wait but not a read: whoever gives up on us must end the program itself.
        Running.put(process);
        try (var in = process.getInputStream()) {
            process.getOutputStream().close();
            var bytes = in.readNBytes(MAX_OUTPUT_BYTES + 1);
            if (bytes.length > MAX_OUTPUT_BYTES) {
                throw new IOException(command.getFirst() + " says more than " + MAX_OUTPUT_BYTES + " bytes");
            }
            output.append(
                    WINDOWS
                            ? CodePages.decode(bytes, CodePages.ofConsole())
                            : new String(bytes, StandardCharsets.UTF_8));
            return process.waitFor(10, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } finally {
            process.destroyForcibly();
            Running.remove(process);
        }
    }

    /** The program that each collecting thread waits for. */
    static final class Running {
        private static final ConcurrentHashMap<Thread, Process> BY_THREAD = new ConcurrentHashMap<>();

        private Running() {}

        private static void put(Process process) {
            BY_THREAD.put(Thread.currentThread(), process);
        }

        private static void remove(Process process) {
            BY_THREAD.remove(Thread.currentThread(), process);
        }

        /** Ends what the thread waits for, if anything. */
        static void endOf(Thread thread) {
            var process = BY_THREAD.get(thread);
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
