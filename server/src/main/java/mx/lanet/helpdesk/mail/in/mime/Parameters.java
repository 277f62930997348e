package mx.lanet.helpdesk.mail.in.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A value with parameters, such as a Content-Type: with quotes or without, in pieces and with letters of any charset (RFC
 * 2231), or as encoded words, which are not allowed there and usual.
 */
record Parameters(String value, Map<String, String> named) {
    private static final int LONGEST = 8000;

    static Parameters of(String header) {
        String text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        int end = end(text, 0);
        String value = text.substring(0, end).strip().toLowerCase(Locale.ROOT);
        Map<String, String> raw = new HashMap<>();
        while (end < text.length()) {
            int next = end(text, end + 1);
            String piece = text.substring(end + 1, next);
            int equals = piece.indexOf('=');
            if (equals > 0) {
                String name = piece.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                raw.putIfAbsent(name, unquoted(piece.substring(equals + 1).strip()));
            }
            end = next;
        }
        return new Parameters(value, Map.copyOf(joined(raw)));
    }

    String get(String name) {
        return named.getOrDefault(name, "");
    }

    /** The next semicolon that is not within quotes, or the end. */
    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\' && quoted) {
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ';' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < text.length() && text.charAt(i) != '"'; i++) {
            boolean escaped = text.charAt(i) == '\\'
                    && i + 1 < text.length()
                    && (text.charAt(i + 1) == '"' || text.charAt(i + 1) == '\\');
            plain.append(text.charAt(escaped ? ++i : i));
        }
        return plain.toString();
    }

    private static Map<String, String> joined(Map<String, String> raw) {
        Map<String, String> whole = new HashMap<>();
        Map<String, TreeMap<Integer, String>> pieces = new HashMap<>();
        raw.forEach((name, value) -> {
            int star = name.indexOf('*');
            if (star < 0) {
                whole.putIfAbsent(name, EncodedWords.decoded(value));
            } else {
                pieces.computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
                        .put(number(name.substring(star)), (name.endsWith("*") ? "*" : " ") + value);
            }
        });
        pieces.forEach((name, parts) -> whole.put(name, extended(parts)));
        return whole;
    }

    private static int number(String suffix) {
        String digits = suffix.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    /** Pieces in their order; an encoded one begins with a star here, and the first of them tells the charset. */
    private static String extended(TreeMap<Integer, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = "";
        boolean first = true;
        for (String part : parts.values()) {
            String value = part.substring(1);
            if (part.startsWith("*")) {
                String[] told = first ? value.split("'", 3) : new String[0];
                charset = told.length == 3 ? told[0] : charset;
                bytes.writeBytes(percent(told.length == 3 ? told[2] : value));
            } else {
                bytes.writeBytes(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            first = false;
        }
        return Charsets.text(bytes.toByteArray(), charset);
    }

    private static byte[] percent(String value) {
        byte[] raw = value.replace('=', '\u0001').replace('%', '=').getBytes(ISO_8859_1);
        byte[] decoded = TransferCoding.quotedPrintable(raw, 0, raw.length, false);
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] = decoded[i] == 1 ? (byte) '=' : decoded[i];
        }
        return decoded;
    }
}
