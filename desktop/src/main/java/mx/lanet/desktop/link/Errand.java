package mx.lanet.desktop.link;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what takes time away from Swing's thread, and brings back what came of it. */
public final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);
    /** A service that does not answer holds a few for half a minute each: the others' errands go on meanwhile. */
    private static final int MOST = 8;

    private static final ExecutorService THREADS = threads();

    private Errand() {}

    // Those that have had nothing to do for a while end: a desktop is small.
    private static ExecutorService threads() {
        var threads = new ThreadPoolExecutor(
                MOST,
                MOST,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("errand-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

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
