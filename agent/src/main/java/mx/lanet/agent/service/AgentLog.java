package mx.lanet.agent.service;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UnsupportedEncodingException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mx.lanet.agent.setting.Setting;
import mx.lanet.agent.setting.Settings;
import mx.lanet.agent.store.DataFolder;

/** The agent's log: rotating files in the data folder, UTF-8, a line an event; on the terminal too when debugging. */
public final class AgentLog {
    private static final Map<String, Level> LEVELS =
            Map.of("ERROR", Level.SEVERE, "WARN", Level.WARNING, "INFO", Level.INFO, "DEBUG", Level.FINE);
    private static final Logger ROOT = Logger.getLogger("");
    // The JDK and OSHI log on their own; only their troubles belong here.
    private static final Logger OURS = Logger.getLogger("mx.lanet");

    private static final int LONG_LINE = 400;

    private AgentLog() {}

    /** Writes to the folder's log files from now on. */
    public static void toFiles(DataFolder folder, Settings settings) throws IOException {
        var file = new FileHandler(
                folder.logs().resolve("agent.%g.log").toString().replace("%t", "%%t"),
                settings.number(Setting.LOG_FILE_MB) * 1_048_576L,
                settings.number(Setting.LOG_FILES),
                true);
        add(file);
        level(settings, false);
    }

    /** Writes warnings, or when debugging everything, to standard error. */
    public static void toTerminal(boolean debug) {
        for (var handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        ROOT.setLevel(Level.WARNING);
        var console = new ConsoleHandler();
        add(console);
        console.setLevel(debug ? Level.FINE : Level.SEVERE);
        OURS.setLevel(debug ? Level.FINE : Level.INFO);
    }

    /** The level of {@code logging.level}, or everything when debugging. */
    public static void level(Settings settings, boolean debug) {
        OURS.setLevel(debug ? Level.FINE : LEVELS.get(settings.text(Setting.LOG_LEVEL)));
    }

    /** The last lines of the newest log file, oldest first; of a file of any length only its end is read. */
    public static List<String> tail(DataFolder folder, int most) throws IOException {
        var file = folder.logs().resolve("agent.0.log");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - (long) most * LONG_LINE);
            var bytes = Channels.newInputStream(channel.position(from)).readNBytes(most * LONG_LINE);
            var lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .skip(from > 0 ? 1 : 0)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - most), lines.size());
        }
    }

    /** What is buffered is written, and the files are closed. */
    public static void close() {
        for (var handler : ROOT.getHandlers()) {
            handler.flush();
            if (handler instanceof FileHandler) {
                ROOT.removeHandler(handler);
                handler.close();
            }
        }
    }

    private static void add(Handler handler) {
        try {
            handler.setEncoding("UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java has UTF-8", e);
        }
        handler.setFormatter(new OneLine());
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
    }

    /** Time, level, where, what; line ends inside a message cannot fake another line. */
    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord event) {
            var name = event.getLoggerName() == null ? "" : event.getLoggerName();
            var where = name.substring(name.lastIndexOf('.') + 1);
            var level = event.getLevel() == Level.SEVERE
                    ? "ERROR"
                    : event.getLevel() == Level.WARNING ? "WARN" : event.getLevel() == Level.FINE ? "DEBUG" : "INFO";
            var text = formatMessage(event).replaceAll("\\p{Cntrl}+", " ");
            var line = String.format(
                    Locale.ROOT, "%s %-5s %s: %s%n", Instant.ofEpochMilli(event.getMillis()), level, where, text);
            return event.getThrown() == null ? line : line + trace(event.getThrown());
        }

        private static String trace(Throwable thrown) {
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
