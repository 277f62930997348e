package mx.lanet.helpdesk.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a message: words, or an address that may be followed.
 *
 * @param link whether it is a web address; any other scheme stays words
 */
public record Piece(String text, boolean link) {
    private static final Pattern ADDRESS =
            Pattern.compile("\\bhttps?://[^\\s<>\"'`{}|\\\\^]+", Pattern.CASE_INSENSITIVE);
    /** What ends a sentence ends no address. */
    private static final Pattern AFTERWARDS = Pattern.compile("[.,;:!?)\\]]+$");

    public static List<Piece> of(String body) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(body);
        int from = 0;
        while (matcher.find()) {
            String address = AFTERWARDS.matcher(matcher.group()).replaceFirst("");
            add(pieces, body.substring(from, matcher.start()), false);
            add(pieces, address, true);
            from = matcher.start() + address.length();
        }
        add(pieces, body.substring(from), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean link) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, link));
        }
    }
}
