package mx.lanet.agent.collect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import mx.lanet.protocol.EventFacts;

/**
 * An error or warning of the operating system's log.
 *
 * @param level CRITICAL, ERROR or WARN
 * @param source what reported it, with the event's number where it has one
 */
record RecentEvent(Instant at, String level, String source, String message) {
    private static final int LONGEST = 400;

    /** A line for people, of bounded length. */
    String line(ZoneId zone) {
        var time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
        return clipped(time + " " + level + " " + source + ": " + message);
    }

    /** As it travels, when it is asked for by itself. */
    EventFacts facts() {
        return new EventFacts(at, level, clipped(source), clipped(message));
    }

    private static String clipped(String whole) {
        var text = whole.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
