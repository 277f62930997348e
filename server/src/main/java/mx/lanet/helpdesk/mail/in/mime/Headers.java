package mx.lanet.helpdesk.mail.in.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The lines before a body. Names are compared without their case; values are unfolded and still encoded. */
final class Headers {
    /** Lines beyond are passed over; the longest real ones have some three hundred. */
    static final int MOST = 3000;
    /** A value is cut here, in bytes. */
    static final int LONGEST = 64 * 1024;

    private final List<Field> fields = new ArrayList<>();
    private final int bodyFrom;
    private final boolean complete;

    private record Field(String name, String value) {}

    private Headers(byte[] raw, int from, int to) {
        int at = skipEnvelope(raw, from, to);
        boolean whole = true;
        while (at < to) {
            int end = lineEnd(raw, at, to);
            if (isBlank(raw, at, end)) {
                at = next(raw, end, to);
                break;
            }
            int colon = colon(raw, at, end);
            if (colon < 0) {
                int after = next(raw, end, to);
                if (after < to && colon(raw, after, lineEnd(raw, after, to)) > 0) {
                    at = after;
                    continue;
                }
                break;
            }
            int last = foldedEnd(raw, end, to);
            if (fields.size() < MOST) {
                fields.add(field(raw, at, colon, last));
            } else {
                whole = false;
            }
            at = next(raw, last, to);
        }
        bodyFrom = at;
        complete = whole;
    }

    static Headers read(byte[] raw, int from, int to) {
        return new Headers(raw, from, to);
    }

    /** Where the body begins. */
    int bodyFrom() {
        return bodyFrom;
    }

    /** Whether all of them were kept. */
    boolean isComplete() {
        return complete;
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    /** The first of this name, or an empty text. */
    String first(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /** All of this name, topmost first. */
    List<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .map(Field::value)
                .toList();
    }

    boolean has(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream().anyMatch(field -> field.name().equals(wanted));
    }

    private static Field field(byte[] raw, int from, int colon, int end) {
        String name = new String(raw, from, colon - from, java.nio.charset.StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        byte[] value = Arrays.copyOfRange(raw, colon + 1, Math.min(end, colon + 1 + LONGEST));
        return new Field(
                name,
                Charsets.text(value, null).replaceAll("[\\r\\n]+[ \\t]?", " ").strip());
    }

    /** A mailbox file's own first line is none of the mail's. */
    private static int skipEnvelope(byte[] raw, int from, int to) {
        int at = from;
        while (at < to && (raw[at] == '\r' || raw[at] == '\n')) {
            at++;
        }
        boolean envelope = at + 5 < to
                && (raw[at] == 'F'
                                && raw[at + 1] == 'r'
                                && raw[at + 2] == 'o'
                                && raw[at + 3] == 'm'
                                && raw[at + 4] == ' '
                        || raw[at] == '>' && raw[at + 1] == 'F' && raw[at + 2] == 'r' && raw[at + 3] == 'o');
        return envelope ? next(raw, lineEnd(raw, at, to), to) : at;
    }

    private static int colon(byte[] raw, int from, int end) {
        if (raw[from] == ' ' || raw[from] == '\t') {
            return -1;
        }
        for (int i = from; i < Math.min(end, from + 200); i++) {
            if (raw[i] == ':') {
                return i > from ? i : -1;
            }
            boolean space = raw[i] == ' ' || raw[i] == '\t';
            if (space && !isColonNext(raw, i, end) || raw[i] < ' ' && !space) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isColonNext(byte[] raw, int from, int end) {
        int at = from;
        while (at < end && (raw[at] == ' ' || raw[at] == '\t')) {
            at++;
        }
        return at < end && raw[at] == ':';
    }

    private static int foldedEnd(byte[] raw, int lineEnd, int to) {
        int end = lineEnd;
        int after = next(raw, end, to);
        while (after < to && (raw[after] == ' ' || raw[after] == '\t')) {
            int more = lineEnd(raw, after, to);
            if (isBlank(raw, after, more)) {
                break;
            }
            end = more;
            after = next(raw, end, to);
        }
        return end;
    }

    private static boolean isBlank(byte[] raw, int from, int end) {
        for (int i = from; i < end; i++) {
            if (raw[i] != ' ' && raw[i] != '\t' && raw[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Where the line that begins here ends, before its line end. */
    static int lineEnd(byte[] raw, int from, int to) {
        int at = from;
        while (at < to && raw[at] != '\n') {
            at++;
        }
        return at > from && raw[at - 1] == '\r' ? at - 1 : at;
    }

    /** Where the line after this end begins. */
    static int next(byte[] raw, int end, int to) {
        int at = end;
        if (at < to && raw[at] == '\r') {
            at++;
        }
        return at < to && raw[at] == '\n' ? at + 1 : at;
    }
}
