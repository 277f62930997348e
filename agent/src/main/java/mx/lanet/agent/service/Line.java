package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.random.RandomGenerator;
import mx.lanet.agent.link.Answer;
import mx.lanet.agent.link.BackOff;
import mx.lanet.agent.local.Help;
import org.jspecify.annotations.Nullable;

/** How it stands with the server, and when it may be spoken to again. */
final class Line {
    private static final double JITTER = 0.1;
    private static final int MOST_BEATS = 60;
    private final ArrayDeque<Help.Beat> beats = new ArrayDeque<>();
    private final BackOff backOff;
    private final RandomGenerator random;
    private Duration quietUntil = Duration.ZERO;
    private @Nullable Instant lastContact;
    private Duration contactAt = Duration.ZERO;
    private @Nullable String lastTrouble;
    private @Nullable Duration latency;

    Line(RandomGenerator random) {
        this.random = random;
        this.backOff = new BackOff(random);
    }

    /** The server took a heartbeat, or answered anything else that shows it well. */
    synchronized void succeeded(Instant now, Duration elapsed) {
        backOff.succeeded();
        quietUntil = Duration.ZERO;
        lastContact = now;
        contactAt = elapsed;
        lastTrouble = null;
    }

    /** A heartbeat ended, with this trouble or with none. */
    synchronized void beat(Instant at, Duration took, @Nullable String trouble) {
        if (trouble == null) {
            latency = took;
        }
        if (beats.size() == MOST_BEATS) {
            beats.removeFirst();
        }
        beats.addLast(new Help.Beat(at, took.toMillis(), trouble));
    }

    /** The last ones of this life, oldest first. */
    synchronized List<Help.Beat> beats() {
        return List.copyOf(beats);
    }

    /** Of the last exchange; null before the first. */
    synchronized @Nullable Long latencyMillis() {
        return latency == null ? null : latency.toMillis();
    }

    /** Nothing is sent again before the wait is over. */
    synchronized void failed(Answer answer, Duration elapsed, Duration most) {
        quietUntil = elapsed.plus(backOff.failed(most, answer.retryAfter()));
        lastTrouble = answer.summary();
    }

    synchronized boolean mayTry(Duration elapsed) {
        return elapsed.compareTo(quietUntil) >= 0;
    }

    /** Whether the last exchange failed. */
    synchronized boolean isDown() {
        return backOff.failures() > 0;
    }

    /** When a failed exchange is tried again, in time elapsed. */
    synchronized Duration quietUntil() {
        return quietUntil;
    }

    /** How long there was no contact: by whichever clock saw more of it, since one may jump and the other sleep. */
    synchronized Duration silence(Instant now, Duration elapsed) {
        if (lastContact == null) {
            return Duration.ZERO;
        }
        var byWall = Duration.between(lastContact, now);
        var passed = elapsed.minus(contactAt);
        return byWall.compareTo(passed) > 0 ? byWall : passed;
    }

    synchronized @Nullable Instant lastContact() {
        return lastContact;
    }

    synchronized @Nullable String lastTrouble() {
        return lastTrouble;
    }

    /** The interval give or take a tenth, so that machines that were switched on together drift apart. */
    Duration jittered(Duration interval) {
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        return Duration.ofMillis((long) (interval.toMillis() * factor));
    }
}
