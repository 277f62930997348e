package mx.lanet.helpdesk.ticket;

import java.util.regex.Pattern;

/** Text from outside, as PostgreSQL can keep it and as it was meant. */
public final class Words {
    private static final Pattern GAPS = Pattern.compile("[\\p{Cntrl}\\s]+");

    private Words() {}

    /** Without NUL and halves of characters, line ends as {@code \n}, no blanks at the ends. */
    public static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Words::canBeKept).forEach(kept::appendCodePoint);
        return kept.toString().replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** As {@link #clean}, on one line. */
    public static String line(String text) {
        if (text.isEmpty()) {
            return text;
        }
        return GAPS.matcher(clean(text)).replaceAll(" ").strip();
    }

    /** The first line that says something, cut at a word. */
    public static String firstLine(String text, int max) {
        String first = clean(text)
                .lines()
                .map(Words::line)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
        if (first.length() <= max) {
            return first;
        }
        int blank = first.lastIndexOf(' ', max - 1);
        return clean(first.substring(0, blank > max / 2 ? blank : max - 1)) + "…";
    }

    private static boolean canBeKept(int point) {
        return point != 0 && !(point >= 0xD800 && point <= 0xDFFF);
    }
}
