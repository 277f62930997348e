package mx.lanet.helpdesk.command;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keeps output within its limits, counted in bytes of UTF-8 and cut between two characters. */
final class Output {
    private Output() {}

    /** The beginning of the text. */
    static @Nullable String head(@Nullable String text, int mostBytes) {
        // A character takes at most three bytes for each char of a Java text: short ones need not be counted.
        if (text == null || text.length() <= mostBytes / 3) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return text;
        }
        int end = mostBytes;
        while (end > 0 && isInside(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** The end of the text; empty for none. */
    static String tail(@Nullable String text, int mostBytes) {
        if (text == null) {
            return "";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return text;
        }
        int begin = bytes.length - mostBytes;
        while (begin < bytes.length && isInside(bytes[begin])) {
            begin++;
        }
        return new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    }

    static boolean isShorter(@Nullable String kept, @Nullable String whole) {
        return kept != null && whole != null && kept.length() < whole.length();
    }

    private static boolean isInside(byte one) {
        return (one & 0xC0) == 0x80;
    }
}
