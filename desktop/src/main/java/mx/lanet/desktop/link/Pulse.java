package mx.lanet.desktop.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import mx.lanet.agent.local.Standing;
import org.jspecify.annotations.Nullable;

/** Looks every few seconds how the service stands, and tells whoever shows it, on Swing's thread. */
public final class Pulse implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(3);

    private final Service service;
    private final List<Consumer<Seen>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pulse").daemon().factory());
    private volatile Seen last = new Seen(null, false);

    public Pulse(Service service) {
        this.service = service;
    }

    /**
     * What was seen.
     *
     * @param standing null while the service does not answer
     * @param looked whether it was looked at all
     */
    public record Seen(@Nullable Standing standing, boolean looked) {}

    public void start() {
        thread.scheduleWithFixedDelay(this::look, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Told of each look from now on, and at once of the last. */
    public void listen(Consumer<Seen> listener) {
        listeners.add(listener);
        listener.accept(last);
    }

    public void forget(Consumer<Seen> listener) {
        listeners.remove(listener);
    }

    public Seen last() {
        return last;
    }

    /** Looks now. */
    public void soon() {
        thread.execute(this::look);
    }

    private void look() {
        try {
            last = new Seen(service.standing(), true);
        } catch (IOException | RuntimeException e) {
            last = new Seen(null, true);
        }
        var seen = last;
        SwingUtilities.invokeLater(() -> listeners.forEach(listener -> listener.accept(seen)));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
