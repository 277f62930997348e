package mx.lanet.agent.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mx.lanet.agent.store.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Parses what journalctl says about errors and warnings. */
final class Journal {
    /** Of the last day, newest first, a JSON object a line. */
    static final List<String> WARNINGS = List.of(
            "journalctl",
            "--priority=warning",
            "--since=-24h",
            "--lines=100",
            "--reverse",
            "--output=json",
            "--output-fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_COMM",
            "--quiet",
            "--no-pager");

    private static final int CRITICAL = 2;
    private static final int ERROR = 3;

    private Journal() {}

    static List<RecentEvent> events(String output) {
        var found = new ArrayList<RecentEvent>();
        for (var line : output.split("\n", -1)) {
            var event = line.isBlank() ? null : event(line);
            if (event != null) {
                found.add(event);
            }
        }
        return found;
    }

    private static @Nullable RecentEvent event(String line) {
        try {
            var entry = Json.WIRE.readTree(line);
            var message = text(entry.path("MESSAGE"));
            long micros = Long.parseLong(text(entry.path("__REALTIME_TIMESTAMP")));
            int priority = Integer.parseInt(text(entry.path("PRIORITY")));
            var identifier = text(entry.path("SYSLOG_IDENTIFIER"));
            var source = identifier.isBlank() ? text(entry.path("_COMM")) : identifier;
            var at = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
            return message.isBlank() ? null : new RecentEvent(at, level(priority), source, message);
        } catch (JacksonException | NumberFormatException e) {
            return null;
        }
    }

    // What is no UTF-8 is written as an array of its bytes, what was given twice as an array of texts.
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asString("");
        }
        if (!value.path(0).isNumber()) {
            return text(value.path(0));
        }
        var bytes = new byte[value.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) value.path(i).asInt(' ');
        }
        return CodePages.decode(bytes, null);
    }

    private static String level(int priority) {
        return priority <= CRITICAL ? "CRITICAL" : priority == ERROR ? "ERROR" : "WARN";
    }
}
