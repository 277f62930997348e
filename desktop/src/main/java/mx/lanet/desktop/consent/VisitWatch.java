package mx.lanet.desktop.consent;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import mx.lanet.agent.run.Visit;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every two seconds what technicians want or do here, and brings the person's word to the service. That it looks is
 * also how the service knows that there is somebody to ask.
 */
final class VisitWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VisitWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final String VISITS = "/visits";

    private final Service service;
    private final Consumer<List<Visit>> seen;
    // No daemon: when the bar that held the icon goes, nothing of Swing's would keep this program, and nobody could be
    // asked.
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("visits").factory());

    /** Tells on Swing's thread what is there; nothing, while the service does not answer. */
    VisitWatch(Service service, Consumer<List<Visit>> seen) {
        this.service = service;
        this.seen = seen;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        var visits = visits();
        SwingUtilities.invokeLater(() -> seen.accept(visits));
    }

    private List<Visit> visits() {
        try {
            var reply = service.get(VISITS);
            return reply.isDone() ? Service.list(reply, "visits", Visit.class) : List.of();
        } catch (IOException | RuntimeException e) {
            LOG.atDebug().log("no visits are seen: {}", e.getMessage());
            return List.of();
        }
    }

    /** Brings the word, then looks at once; {@code failed} is called when the service could not be told. */
    void say(Visit visit, String word, Runnable failed) {
        Errand.run(() -> service.post(VISITS + "/" + visit.id() + "/" + word, Map.of()), reply -> soon(), away -> {
            failed.run();
            soon();
        });
    }

    private void soon() {
        if (!thread.isShutdown()) {
            thread.execute(this::look);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
