package mx.lanet.agent.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import mx.lanet.agent.watch.Sign.Level;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be wrong, watched over time: told of after it has lasted, over after it has been clearly well for
 * a while, and after much longer when it comes and goes. All times are of the clock that never jumps.
 */
final class Watch {
    /** Told so often within {@link #WITHIN}, it is only believed to be over after {@link #LONG_CALM}. */
    private static final int OFTEN = 3;

    private static final Duration WITHIN = Duration.ofHours(1);
    private static final Duration LONG_CALM = Duration.ofMinutes(30);

    private final Deque<Duration> told = new ArrayDeque<>();
    private @Nullable Level open;
    private @Nullable Duration badSince;
    private @Nullable Duration fineSince;
    private @Nullable Duration decidesAt;
    private boolean restless;

    /** What is to be told. */
    enum Step {
        NOTHING,
        RAISE,
        WORSEN,
        RECOVER
    }

    /** @param told when it was told lately, oldest first: what comes and goes is known by it */
    Watch(@Nullable Level open, List<Duration> told) {
        this.open = open;
        told.forEach(this::remember);
        restless = open != null && isOften();
    }

    /** When it was told lately, oldest first. */
    List<Duration> told() {
        return List.copyOf(told);
    }

    /** When the next reading that says the same is news; null when none would be. */
    @Nullable
    Duration decidesAt() {
        return decidesAt;
    }

    private void remember(Duration elapsed) {
        told.addLast(elapsed);
        if (told.size() > OFTEN) {
            told.removeFirst();
        }
    }

    private boolean isOften() {
        return told.size() == OFTEN && !isPast(told.getFirst(), told.getLast());
    }

    /** Whether it may be forgotten: nothing is wrong, nor was lately. */
    boolean isIdle(Duration elapsed) {
        return open == null && badSince == null && (told.isEmpty() || isPast(told.getLast(), elapsed));
    }

    Step read(Level level, Duration elapsed, Duration patience, Duration calm) {
        decidesAt = null;
        return switch (level) {
            case BAD, GRAVE -> wrong(level, elapsed, patience);
            case NEAR -> {
                badSince = null;
                fineSince = null;
                yield Step.NOTHING;
            }
            case FINE -> fine(elapsed, calm);
        };
    }

    private Step wrong(Level level, Duration elapsed, Duration patience) {
        fineSince = null;
        if (badSince == null) {
            badSince = elapsed;
        }
        if (open == null && elapsed.minus(badSince).compareTo(patience) < 0) {
            decidesAt = badSince.plus(patience);
            return Step.NOTHING;
        }
        if (open == null) {
            open = level;
            remember(elapsed);
            restless = isOften();
            return Step.RAISE;
        }
        if (open == Level.BAD && level == Level.GRAVE) {
            open = level;
            return Step.WORSEN;
        }
        return Step.NOTHING;
    }

    private Step fine(Duration elapsed, Duration calm) {
        badSince = null;
        if (open == null) {
            return Step.NOTHING;
        }
        if (fineSince == null) {
            fineSince = elapsed;
        }
        var needed = restless && calm.compareTo(LONG_CALM) < 0 ? LONG_CALM : calm;
        if (elapsed.minus(fineSince).compareTo(needed) < 0) {
            decidesAt = fineSince.plus(needed);
            return Step.NOTHING;
        }
        open = null;
        fineSince = null;
        if (restless) {
            restless = false;
            told.clear();
        }
        return Step.RECOVER;
    }

    private static boolean isPast(Duration then, Duration elapsed) {
        return elapsed.minus(then).compareTo(WITHIN) >= 0;
    }
}
