package mx.lanet.agent.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses what wevtutil says about errors and warnings. */
final class WindowsEvents {
    private static final String QUERY =
            "*[System[(Level=1 or Level=2 or Level=3) and TimeCreated[timediff(@SystemTime) <= 86400000]]]";
    private static final Pattern EVENT = Pattern.compile("(?s)<Event[ >].*?</Event>");
    private static final Pattern PROVIDER = Pattern.compile("<Provider Name=['\"]([^'\"]*)['\"]");
    private static final Pattern NUMBER = Pattern.compile("<EventID[^>]*>(\\d+)</EventID>");
    private static final Pattern LEVEL = Pattern.compile("<Level>(\\d)</Level>");
    private static final Pattern TIME = Pattern.compile("<TimeCreated SystemTime=['\"]([^'\"]*)['\"]");
    private static final Pattern MESSAGE = Pattern.compile("(?s)<Message>(.*?)</Message>");
    private static final Pattern DATA = Pattern.compile("(?s)<Data(?: Name=['\"][^'\"]*['\"])?>(.*?)</Data>");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#x([0-9a-fA-F]{1,6})|(\\w+));");
    private static final int MOST_DATA = 5;

    private WindowsEvents() {}

    /** Asks for one log's last day, newest first, with messages in the machine's language. */
    static List<String> warningsOf(String wevtutil, String log) {
        return List.of(wevtutil, "qe", log, "/c:50", "/rd:true", "/f:RenderedXml", "/uni:true", "/q:" + QUERY);
    }

    /** The events of several logs, newest first. */
    static List<RecentEvent> events(List<String> outputs) {
        var found = new ArrayList<RecentEvent>();
        for (var output : outputs) {
            var matcher = EVENT.matcher(output);
            while (matcher.find()) {
                var event = event(matcher.group());
                if (event != null) {
                    found.add(event);
                }
            }
        }
        found.sort(Comparator.comparing(RecentEvent::at).reversed());
        return found;
    }

    private static @Nullable RecentEvent event(String xml) {
        try {
            var at = Instant.parse(first(TIME, xml));
            var source = plain(first(PROVIDER, xml)) + " " + first(NUMBER, xml);
            var message = message(xml);
            return message.isBlank() ? null : new RecentEvent(at, level(first(LEVEL, xml)), source, message);
        } catch (DateTimeException e) {
            return null;
        }
    }

    // A program that was uninstalled leaves events without a message: what it gave as data says more than nothing.
    private static String message(String xml) {
        var message = plain(first(MESSAGE, xml));
        if (!message.isBlank()) {
            return message;
        }
        return String.join(
                ", ",
                DATA.matcher(xml)
                        .results()
                        .map(data -> plain(data.group(1)).strip())
                        .filter(data -> !data.isEmpty())
                        .limit(MOST_DATA)
                        .toList());
    }

    private static String level(String number) {
        return switch (number) {
            case "1" -> "CRITICAL";
            case "2" -> "ERROR";
            default -> "WARN";
        };
    }

    private static String first(Pattern pattern, String xml) {
        var matcher = pattern.matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String plain(String xml) {
        return ENTITY.matcher(xml).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(1) != null) {
            return character(Integer.parseInt(entity.group(1)));
        }
        if (entity.group(2) != null) {
            return character(Integer.parseInt(entity.group(2), 16));
        }
        return switch (entity.group(3)) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> entity.group();
        };
    }

    private static String character(int codePoint) {
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : " ";
    }
}
