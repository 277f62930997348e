package mx.lanet.agent.run;

import java.time.Duration;
import java.util.function.IntSupplier;

/** Keeps what is read within so many KB a second: after each piece it says how long to wait. The owner may change it meanwhile. */
final class Pace {
    private static final int LARGEST_PIECE = 64 << 10;
    private static final int SMALLEST_PIECE = 1 << 10;
    private static final int PIECES_EACH_SECOND = 4;

    private final IntSupplier kilobytesPerSecond;
    private long begun;
    private long bytes;

    Pace(IntSupplier kilobytesPerSecond) {
        this.kilobytesPerSecond = kilobytesPerSecond;
    }

    void begin() {
        begun = System.nanoTime();
        bytes = 0;
    }

    /** How much to read at most. */
    int piece() {
        int limit = kilobytesPerSecond.getAsInt();
        return limit == 0
                ? LARGEST_PIECE
                : (int) Math.clamp((long) limit * 1024 / PIECES_EACH_SECOND, SMALLEST_PIECE, LARGEST_PIECE);
    }

    Duration pause(int read) {
        bytes += read;
        return pause(bytes, Duration.ofNanos(System.nanoTime() - begun), kilobytesPerSecond.getAsInt());
    }

    /** What is missing of the time that so many bytes take at this limit. */
    static Duration pause(long bytes, Duration taken, int kilobytesPerSecond) {
        if (kilobytesPerSecond == 0) {
            return Duration.ZERO;
        }
        var due = Duration.ofMillis(bytes * 1000 / (kilobytesPerSecond * 1024L));
        return due.compareTo(taken) > 0 ? due.minus(taken) : Duration.ZERO;
    }
}
