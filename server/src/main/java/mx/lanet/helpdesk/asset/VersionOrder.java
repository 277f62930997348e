package mx.lanet.helpdesk.asset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of programs as people compare them: 1.10 after 1.9, 2024b after 2024, 7.0.0-rc1 before 7.0.0, and Debian's
 * epochs and tildes.
 */
public final class VersionOrder {
    /** The longest key. */
    public static final int LONGEST = 700;

    private static final Pattern EPOCH = Pattern.compile("^([0-9]{1,9}):(?=[0-9])");
    private static final Pattern LEADING_V = Pattern.compile("^(version|ver|v)[. ]*(?=[0-9])");
    private static final Pattern PIECE = Pattern.compile("[0-9]+|\\p{L}+|~|-(?=[0-9])");
    private static final Set<String> BEFORE_RELEASE =
            Set.of("alpha", "beta", "canary", "cr", "dev", "milestone", "nightly", "pre", "preview", "rc", "snapshot");
    /** Each sorts before the next: what stands before a release, its end, a revision of it, letters behind it, a further number. */
    private static final char EARLIER = '!';

    private static final char END = '#';
    private static final char REVISION = '$';
    private static final char LETTERS = '%';
    private static final char NUMBER = ':';
    private static final int MOST_DIGITS = 60;

    private VersionOrder() {}

    /** A text whose bytes sort as the versions do; equal for 120 and 120.0. At most {@value #LONGEST} characters. */
    public static String key(String version) {
        String rest = version.strip().toLowerCase(Locale.ROOT);
        Matcher epoch = EPOCH.matcher(rest);
        String first = "0";
        if (epoch.find()) {
            first = epoch.group(1);
            rest = rest.substring(epoch.end());
        }
        rest = LEADING_V.matcher(rest).replaceFirst("");
        StringBuilder key = new StringBuilder(number(first)).append('/');
        pieces(rest).forEach(key::append);
        return key.length() < LONGEST ? key.append(END).toString() : key.substring(0, LONGEST);
    }

    /** Negative when the first is the older one, zero when neither is. */
    public static int compare(String one, String other) {
        return key(one).compareTo(key(other));
    }

    private static List<String> pieces(String rest) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(rest);
        while (piece.find()) {
            String text = piece.group();
            if (text.equals("~")) {
                dropZeros(pieces);
                pieces.add(String.valueOf(EARLIER));
            } else if (text.equals("-")) {
                dropZeros(pieces);
                pieces.add(String.valueOf(REVISION));
            } else if (Character.isDigit(text.charAt(0))) {
                pieces.add(number(text));
            } else {
                dropZeros(pieces);
                pieces.add(BEFORE_RELEASE.contains(text) ? EARLIER + text + ' ' : LETTERS + ascii(text) + ' ');
            }
        }
        dropZeros(pieces);
        return pieces;
    }

    /** 7.0.0 is 7, in front of anything but a further number. */
    private static void dropZeros(List<String> pieces) {
        while (pieces.size() > 1 && pieces.getLast().equals(number("0"))) {
            pieces.removeLast();
        }
    }

    /** The number of digits goes first, so that 10 stands behind 9. */
    private static String number(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        String kept = plain.length() > MOST_DIGITS ? plain.substring(0, MOST_DIGITS) : plain;
        return "" + NUMBER + (char) ('0' + kept.length()) + kept;
    }

    /** Java's order of characters is that of bytes in UTF-8 only as long as there are no surrogates. */
    private static String ascii(String letters) {
        return letters.chars().allMatch(letter -> letter < 128) ? letters : letters.replaceAll("[^a-z]", "~");
    }
}
