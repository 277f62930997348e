package mx.lanet.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Waits until the machine has little else to do. */
final class Quiet {
    private static final int LOOKING_SECONDS = 2;

    @Option(names = "--quiet", paramLabel = "CORES")
    private @Nullable Double wanted;

    @Option(names = "--patience", paramLabel = "S", defaultValue = "300")
    private int patience;

    /** Until other work takes less than was asked for, or patience ends. */
    void await() throws IOException, InterruptedException {
        Double most = wanted;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience);
        while (most != null && System.nanoTime() < end) {
            double before = Processes.cpuSecondsOfMachine();
            // Looking is waiting: what the machine does in these seconds decides.
            TimeUnit.SECONDS.sleep(LOOKING_SECONDS);
            if ((Processes.cpuSecondsOfMachine() - before) / LOOKING_SECONDS < most) {
                return;
            }
        }
    }
}
