package mx.lanet.trap;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An attempt to leave this machine.
 *
 * @param where the address and port, or the name that DNS was asked for
 * @param from the frames of ours that led there
 */
public record Escape(String where, String from) {
    private static final int MOST_FRAMES = 12;

    static Escape to(String where) {
        StackTraceElement[] frames = Thread.currentThread().getStackTrace();
        String from = Arrays.stream(frames)
                .skip(1)
                .filter(frame -> !frame.getClassName().startsWith("mx.lanet.trap."))
                .limit(MOST_FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return new Escape(where, Thread.currentThread().getName() + ": " + from);
    }
}
