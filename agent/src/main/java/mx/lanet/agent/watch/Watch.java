package mx.lanet.agent.watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
    private boolean restless;

    /** What is to be told. */
    enum Step {
        NOTHING,
        RAISE,
        WORSEN,
        RECOVER
    }

    Watch(@Nullable Level open) {
        this.open = open;
    }

    /** Whether it may be forgotten: nothing is wrong, nor was lately. */
    boolean isIdle(Duration elapsed) {
        return open == null && badSince == null && (told.isEmpty() || isPast(told.getLast(), elapsed));
    }

    Step read(Level level, Duration elapsed, Duration patience, Duration calm) {
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
        if (open == null && elapsed.minus(badSince).compareTo(patience) >= 0) {
            open = level;
            told.addLast(elapsed);
            while (told.size() > OFTEN) {
                told.removeFirst();
            }
            restless = told.size() == OFTEN && !isPast(told.getFirst(), elapsed);
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
