package mx.lanet.helpdesk.file.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The bytes of a file that are asked for. One range is answered as such; several at once, or what is no range at all, as if none
 * had been asked for, which RFC 9110 lets us.
 *
 * @param to the last, included
 */
record ByteRange(long from, long to, long size) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** Null when nothing of the file is within what is asked. */
    static @Nullable ByteRange of(HttpServletRequest request, String tag, long size) {
        String asked = request.getHeader(HttpHeaders.RANGE);
        String only = request.getHeader(HttpHeaders.IF_RANGE);
        boolean another = only != null && !only.strip().equals(tag);
        return asked == null || another ? whole(size) : of(asked, size);
    }

    static @Nullable ByteRange of(String asked, long size) {
        Matcher range = ONE.matcher(asked);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return whole(size);
        }
        if (range.group(1).isEmpty()) {
            long last = Long.parseLong(range.group(2));
            return last == 0 ? null : new ByteRange(Math.max(0, size - last), size - 1, size);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (to < from && !range.group(2).isEmpty() && from < size) {
            return whole(size);
        }
        return from >= size ? null : new ByteRange(from, to, size);
    }

    private static ByteRange whole(long size) {
        return new ByteRange(0, size - 1, size);
    }

    boolean isWhole() {
        return length() == size;
    }

    long length() {
        return to - from + 1;
    }

    String header() {
        return "bytes " + from + "-" + to + "/" + size;
    }

    /** Whether a list of tags, as in If-None-Match, names this one. */
    static boolean holds(@Nullable String tags, String tag) {
        return tags != null
                && Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }
}
