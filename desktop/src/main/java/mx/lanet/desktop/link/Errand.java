package mx.lanet.desktop.link;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what takes time away from Swing's thread, and brings back what came of it. */
public final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(
            3, Thread.ofPlatform().name("errand-", 0).daemon().factory());

    private Errand() {}

    /** Both listeners are called on Swing's thread. */
    public static <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        THREADS.execute(() -> {
            try {
                var result = work.call();
                SwingUtilities.invokeLater(() -> done.accept(result));
            } catch (Exception e) {
                LOG.atDebug().setCause(e).log("an errand failed");
                SwingUtilities.invokeLater(() -> failed.accept(e));
            }
        });
    }
}
