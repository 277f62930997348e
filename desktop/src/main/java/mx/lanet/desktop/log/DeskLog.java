package mx.lanet.desktop.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mx.lanet.desktop.store.Home;

/** The desktop's own log: two small files in its home, a line an event, as the service writes its own. */
public final class DeskLog {
    private static final int MOST_BYTES = 256 << 10;
    private static final int FILES = 2;
    private static final int MOST_LINES = 500;
    private static final Logger ROOT = Logger.getLogger("");
    // Held here, or its level would be collected with it.
    private static final Logger OURS = Logger.getLogger("mx.lanet");

    private DeskLog() {}

    /** Writes there from now on. */
    public static void open(Home home, boolean debug) throws IOException {
        var file = new FileHandler(pattern(home), MOST_BYTES, FILES, true);
        file.setEncoding("UTF-8");
        file.setFormatter(new OneLine());
        file.setLevel(Level.ALL);
        ROOT.addHandler(file);
        OURS.setLevel(debug ? Level.FINE : Level.INFO);
    }

    // A percent sign in the home's path would mean something.
    private static String pattern(Home home) {
        return home.path().toString().replace("%", "%%") + "/desktop.%g.log";
    }

    /** The last lines of the newest file. */
    static List<String> tail(Home home) throws IOException {
        Path file = home.path().resolve("desktop.0.log");
        if (!Files.exists(file)) {
            return List.of();
        }
        var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord event) {
            var name = event.getLoggerName() == null ? "" : event.getLoggerName();
            var thrown = event.getThrown() == null ? "" : " – " + event.getThrown();
            var text = (formatMessage(event) + thrown).replaceAll("\\p{Cntrl}+", " ");
            return String.format(
                    Locale.ROOT,
                    "%s %-5s %s: %s%n",
                    Instant.ofEpochMilli(event.getMillis()),
                    word(event.getLevel()),
                    name.substring(name.lastIndexOf('.') + 1),
                    text);
        }

        private static String word(Level level) {
            if (level.intValue() >= Level.SEVERE.intValue()) {
                return "ERROR";
            }
            if (level.intValue() >= Level.WARNING.intValue()) {
                return "WARN";
            }
            return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
        }
    }
}
