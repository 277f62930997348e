package mx.lanet.helpdesk.ticket.sla;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Open hours of a day, in minutes from its midnight; {@value #DAY} is the midnight at its end. */
public record Span(int from, int to) {
    static final int DAY = 24 * 60;

    /** Nobody closes more often in a day. */
    static final int MOST = 6;

    private static final Pattern WRITTEN =
            Pattern.compile("(\\d{1,2})(?::([0-5]\\d))?\\s*[-–a]\\s*(\\d{1,2})(?::([0-5]\\d))?");

    public Span {
        if (from < 0 || to > DAY || from >= to) {
            throw new IllegalArgumentException("no part of a day");
        }
    }

    /** As people write a day: {@code 9:00–14:00, 15:00–18:00}; nothing for a day that is closed. Empty for anything else. */
    static Optional<List<Span>> read(String text) {
        List<Span> spans = new ArrayList<>();
        String plain = text.strip().toLowerCase(Locale.ROOT);
        for (String part : plain.isEmpty() ? new String[0] : plain.split("\\s*[,;y]\\s*", -1)) {
            Matcher written = WRITTEN.matcher(part);
            int from = written.matches() ? minute(written, 1) : DAY;
            int to = written.matches() ? minute(written, 3) : 0;
            boolean inOrder = spans.isEmpty() || spans.getLast().to <= from;
            if (from >= to || to > DAY || !inOrder || spans.size() == MOST) {
                return Optional.empty();
            }
            spans.add(new Span(from, to));
        }
        return Optional.of(spans);
    }

    private static int minute(Matcher written, int group) {
        String rest = written.group(group + 1);
        return 60 * Integer.parseInt(written.group(group)) + (rest == null ? 0 : Integer.parseInt(rest));
    }

    /** What {@link #read} reads again. */
    static String written(List<Span> spans) {
        return spans.stream().map(span -> hour(span.from) + "–" + hour(span.to)).collect(Collectors.joining(", "));
    }

    private static String hour(int minute) {
        return String.format(Locale.ROOT, "%d:%02d", minute / 60, minute % 60);
    }
}
