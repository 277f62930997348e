package mx.lanet.agent.collect;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs collectors one after the other, each on a thread of its own, and notes how each ended. */
final class Collectors {
    private static final Logger LOG = LoggerFactory.getLogger(Collectors.class);
    // What hangs in the system cannot be ended. It hangs once: an hour later there are not two of it.
    private static final Map<String, Thread> HANGING = new ConcurrentHashMap<>();

    private final Duration timeout;
    private final Map<String, String> outcomes = new TreeMap<>();

    Collectors(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * What it collected, or null when it failed or took too long: then nothing is said about its subject. One that has
     * nothing to ask on this machine answers null itself, which is no outcome.
     */
    <T> @Nullable T run(String name, Callable<? extends @Nullable T> collector) {
        var before = HANGING.get(name);
        if (before != null && before.isAlive()) {
            outcomes.put(name, "timed_out");
            LOG.atWarn().log("collector {} still hangs", name);
            return null;
        }
        var task = new FutureTask<@Nullable T>(collector::call);
        var thread = Thread.ofPlatform().name("collect-" + name).daemon().start(task);
        try {
            var value = task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (value != null) {
                outcomes.put(name, "ok");
            }
            return value;
        } catch (TimeoutException e) {
            outcomes.put(name, "timed_out");
            HANGING.put(name, thread);
            LOG.atWarn().log("collector {} took longer than {}", name, timeout);
        } catch (ExecutionException e) {
            outcomes.put(name, "failed");
            LOG.atWarn().log("collector {} failed: {}", name, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            outcomes.put(name, "failed");
            Thread.currentThread().interrupt();
        } finally {
            Program.Running.endOf(thread);
            thread.interrupt();
        }
        return null;
    }

    /** ok, timed_out or failed, by collector. */
    Map<String, String> outcomes() {
        return Map.copyOf(outcomes);
    }
}
