package mx.lanet.agent.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mx.lanet.agent.store.Gaps;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.Heartbeat.LogLine;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own log lines on their way to the server: kept in memory until the next round, and not written at once,
 * since what the database logs must not wait for the database. Never those for debugging.
 */
final class LogLines extends Handler {
    private static final Logger OURS = Logger.getLogger("mx.lanet");
    private static final int MOST = 200;
    private static final int LONGEST = 1_000;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private int droppedCount;
    private @Nullable Instant firstDropped;
    private @Nullable Instant lastDropped;

    private LogLines() {
        setLevel(Level.INFO);
    }

    /** Listens from now on. */
    static LogLines attach() {
        var lines = new LogLines();
        OURS.addHandler(lines);
        return lines;
    }

    @Override
    public void publish(LogRecord event) {
        if (!isLoggable(event)) {
            return;
        }
        int level = event.getLevel().intValue();
        var word = level >= Level.SEVERE.intValue() ? "ERROR" : level >= Level.WARNING.intValue() ? "WARN" : "INFO";
        var text = formatter.formatMessage(event).replaceAll("\\p{Cntrl}+", " ");
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        synchronized (lines) {
            if (lines.size() == MOST) {
                var dropped = Objects.requireNonNull(lines.removeFirst().timestamp());
                firstDropped = firstDropped == null ? dropped : firstDropped;
                lastDropped = dropped;
                droppedCount++;
            }
            lines.add(new LogLine(Instant.ofEpochMilli(event.getMillis()), word, cut));
        }
    }

    /**
     * Queues what was logged since the last time, or forgets it when it is not wanted.
     *
     * @param ahead how far the true time is ahead of this machine's, by which the lines are stamped
     */
    void moveTo(Outbox outbox, boolean wanted, Instant now, Duration ahead) {
        List<LogLine> taken;
        int dropped;
        Instant from;
        Instant until;
        synchronized (lines) {
            taken = lines.stream().map(line -> later(line, ahead)).toList();
            lines.clear();
            dropped = droppedCount;
            from = firstDropped == null ? now : firstDropped.plus(ahead);
            until = lastDropped == null ? now : lastDropped.plus(ahead);
            droppedCount = 0;
            firstDropped = null;
            lastDropped = null;
        }
        if (wanted && dropped > 0) {
            outbox.lost(Outbox.Kind.LOG, Gaps.Why.COUNT, from, until, dropped);
        }
        if (wanted && !taken.isEmpty()) {
            outbox.addLogs(taken, now);
        }
    }

    private static LogLine later(LogLine line, Duration by) {
        return new LogLine(Objects.requireNonNull(line.timestamp()).plus(by), line.level(), line.message());
    }

    @Override
    public void flush() {
        // What waits here goes with the next round.
    }

    @Override
    public void close() {
        OURS.removeHandler(this);
    }
}
