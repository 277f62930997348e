package mx.lanet.agent.run;

import java.nio.charset.Charset;
import mx.lanet.agent.collect.CodePages;
import org.jspecify.annotations.Nullable;

/**
 * The output of programs as text that can be sent and stored: accents whole whatever the code page, colours and other
 * control characters taken out, and bounded as it travels.
 */
final class OutputText {
    private static final int MOST_BYTES = Captured.CAP;
    // A result is at most 4 MiB on the wire, and in JSON a line end is two bytes.
    private static final int MOST_IN_JSON = 1_900_000;
    private static final char UNREADABLE = '\uFFFD';

    private OutputText() {}

    /** A text, and whether something was cut off its end. */
    record Bounded(String text, boolean truncated) {}

    /** In whatever each line is written: some programs write UTF-8, others the console's code page. */
    static String decoded(byte[] bytes, @Nullable Charset console) {
        return plain(CodePages.decodeLines(bytes, console));
    }

    /** Without what terminals do with it, and what no database stores. */
    static String plain(String text) {
        if (text.chars().allMatch(OutputText::isPlain)) {
            return text;
        }
        var found = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u001B') {
                i = endOfSequence(text, i);
            } else if (c == '\n' || c == '\t' || c >= ' ' && c != '\u007F' && !isLoneSurrogate(text, i)) {
                found.append(c);
            } else if (c == '\r') {
                // Alone it is the end of a line that was written over, as by a bar of progress.
                found.append(i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "" : "\n");
            } else {
                found.append(UNREADABLE);
            }
        }
        return found.toString();
    }

    private static boolean isPlain(int c) {
        return c == '\n' || c == '\t' || c >= ' ' && c != '\u007F' && !Character.isSurrogate((char) c);
    }

    private static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    // ESC [ parameters letter, of at most 32 characters; of anything else only the ESC itself goes.
    private static int endOfSequence(String text, int escape) {
        if (escape + 1 >= text.length() || text.charAt(escape + 1) != '[') {
            return escape;
        }
        for (int i = escape + 2; i < Math.min(text.length(), escape + 34); i++) {
            char c = text.charAt(i);
            if (c >= '@' && c <= '~') {
                return i;
            }
        }
        return escape;
    }

    /** As much as fits, ending with a whole character. */
    static Bounded bounded(String text) {
        int bytes = 0;
        int json = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            bytes += size;
            json += c == '"' || c == '\\' || c < ' ' ? 2 : size;
            if (bytes > MOST_BYTES || json > MOST_IN_JSON) {
                return new Bounded(text.substring(0, i), true);
            }
            i += Character.charCount(c);
        }
        return new Bounded(text, false);
    }
}
