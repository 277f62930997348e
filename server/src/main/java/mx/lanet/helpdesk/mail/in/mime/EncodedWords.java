package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Words in headers that say which letters they have (RFC 2047), also those that programs write wrongly. */
final class EncodedWords {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String charset = "";

    private EncodedWords(String text) {
        this.text = text;
    }

    static String decoded(String text) {
        return text.contains("=?") ? new EncodedWords(text).run() : text;
    }

    private String run() {
        int at = 0;
        int plain = 0;
        while (at < text.length()) {
            int begin = text.indexOf("=?", at);
            Word word = begin < 0 ? null : word(begin);
            if (begin < 0) {
                break;
            }
            if (word == null) {
                at = begin + 2;
                continue;
            }
            String between = text.substring(plain, begin);
            if (!between.isBlank() || bytes.size() == 0) {
                flush();
                out.append(between);
            }
            take(word);
            at = word.end();
            plain = at;
        }
        flush();
        return out.append(text.substring(plain)).toString();
    }

    private record Word(String charset, char coding, String content, int end) {}

    @SuppressWarnings("NullAway")
    private Word word(int begin) {
        int second = text.indexOf('?', begin + 2);
        if (second < 0 || second - begin > 60 || second + 2 >= text.length() || text.charAt(second + 2) != '?') {
            return null;
        }
        char coding = Character.toLowerCase(text.charAt(second + 1));
        int end = text.indexOf("?=", second + 3);
        // A quoted word may begin with the sign that ends it.
        if (end < 0 || (coding != 'b' && coding != 'q')) {
            return null;
        }
        String name = text.substring(begin + 2, second);
        int language = name.indexOf('*');
        return new Word(
                language < 0 ? name : name.substring(0, language), coding, text.substring(second + 3, end), end + 2);
    }

    /** A letter may be cut in two by the end of a word, so words of one charset are read together. */
    private void take(Word word) {
        if (!word.charset().equalsIgnoreCase(charset)) {
            flush();
            charset = word.charset();
        }
        byte[] raw = word.content().getBytes(ISO_8859_1);
        bytes.writeBytes(
                word.coding() == 'b'
                        ? TransferCoding.base64(raw, 0, raw.length)
                        : TransferCoding.quotedPrintable(raw, 0, raw.length, true));
    }

    private void flush() {
        if (bytes.size() > 0) {
            out.append(Charsets.text(bytes.toByteArray(), charset));
            bytes.reset();
        }
    }
}
