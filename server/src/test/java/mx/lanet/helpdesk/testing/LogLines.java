package mx.lanet.helpdesk.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Listens to all that is logged in this JVM until it is closed. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String OURS = "mx.lanet";

    private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger(OURS);
    private final PatternLayout layout = new PatternLayout();

    /** A line with all that belongs to it: key values, and the stack trace. */
    public record Line(Level level, String text, boolean hasTrace, String thread) {}

    private LogLines() {
        layout.setContext(root.getLoggerContext());
        layout.setPattern("%level %logger %msg %kvp %mdc %ex");
        layout.start();
        setContext(root.getLoggerContext());
    }

    /** What an operator sees. */
    public static LogLines listen() {
        LogLines lines = new LogLines();
        lines.start();
        lines.root.addAppender(lines);
        return lines;
    }

    /** What an operator sees who looks for a fault in our code, too. */
    public static LogLines listenClosely() {
        LogLines lines = listen();
        lines.ours.setLevel(Level.TRACE);
        return lines;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What requests have logged, and not the work that goes on behind them. */
    public List<Line> ofRequests() {
        return lines.stream()
                .filter(line ->
                        line.thread().startsWith("tomcat-") || line.thread().startsWith("http-"))
                .toList();
    }

    public void forget() {
        lines.clear();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(new Line(
                event.getLevel(), layout.doLayout(event), event.getThrowableProxy() != null, event.getThreadName()));
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.setLevel(null);
        stop();
    }
}
