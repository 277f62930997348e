package mx.lanet.helpdesk.mail.in.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who sent a mail, or to whom.
 *
 * @param address in lower case
 * @param name empty when none was told
 */
public record MailAddress(String address, String name) {
    private static final int LONGEST = 20_000;
    private static final int MOST = 200;
    private static final Pattern SPEC =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@<>\"(),:;\\[\\]\\\\]{1,189}");

    /** What stands behind the sign, in lower case. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** The name, or the address where there is none. */
    public String shown() {
        return name.isEmpty() ? address : name;
    }

    /** The first address of a header. */
    static Optional<MailAddress> firstOf(String header) {
        return of(header).stream().findFirst();
    }

    /** All addresses of a header, however it is written; at most two hundred. */
    static List<MailAddress> of(String header) {
        String text = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        List<MailAddress> found = new ArrayList<>();
        int from = 0;
        while (from < text.length() && found.size() < MOST) {
            int end = end(text, from);
            one(text.substring(from, end)).ifPresent(found::add);
            from = end + 1;
        }
        return found;
    }

    private static int end(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\' && quoted) {
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if ((sign == ',' || sign == ';') && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<MailAddress> one(String piece) {
        int open = piece.lastIndexOf('<');
        int close = piece.indexOf('>', Math.max(open, 0));
        String within = open < 0 ? piece : piece.substring(open + 1, close < 0 ? piece.length() : close);
        Matcher spec = SPEC.matcher(within);
        boolean found = spec.find();
        if (!found) {
            spec = SPEC.matcher(piece);
            found = spec.find();
        }
        if (!found) {
            return Optional.empty();
        }
        String address = spec.group().toLowerCase(Locale.ROOT);
        String name = open < 0 ? "" : name(piece.substring(0, open));
        return Optional.of(new MailAddress(address, name.equalsIgnoreCase(address) ? "" : name));
    }

    private static String name(String text) {
        String plain =
                EncodedWords.decoded(text.strip().replaceAll("^\"|\"$", "").replace("\\\"", "\""));
        String line = Text.oneLine(plain).replaceAll("^[\"']+|[\"']+$", "").strip();
        return line.length() > 150 ? line.substring(0, 150) : line;
    }
}
