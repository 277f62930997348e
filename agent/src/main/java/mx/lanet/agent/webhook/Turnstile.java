package mx.lanet.agent.webhook;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/** Lets so many through within a time, whoever they are. */
final class Turnstile {
    private final int most;
    private final Duration within;
    private final Supplier<Duration> elapsed;
    private final ArrayDeque<Duration> passed = new ArrayDeque<>();

    Turnstile(int most, Duration within, Supplier<Duration> elapsed) {
        this.most = most;
        this.within = within;
        this.elapsed = elapsed;
    }

    /** True for who is let through, and counted. */
    synchronized boolean pass() {
        if (isFull()) {
            return false;
        }
        passed.add(elapsed.get());
        return true;
    }

    synchronized boolean isFull() {
        var now = elapsed.get();
        while (!passed.isEmpty() && now.minus(passed.getFirst()).compareTo(within) >= 0) {
            passed.removeFirst();
        }
        return passed.size() >= most;
    }

    /** Seconds until somebody is let through again, at least one. */
    synchronized long retrySeconds() {
        var first = passed.peekFirst();
        var left = first == null ? Duration.ZERO : within.minus(elapsed.get().minus(first));
        return Math.max(1, left.toSeconds() + 1);
    }
}
