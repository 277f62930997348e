package mx.lanet.helpdesk.ticket.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mx.lanet.helpdesk.ticket.watch.Mentions;

/**
 * Plain text as a reader sees it: paragraphs of lines of pieces. Addresses become links and ticket numbers lead to the
 * ticket; everything else stays text, which the template escapes.
 */
public record Prose(List<List<List<Prose.Piece>>> paragraphs) {
    private static final Pattern SPECIAL =
            Pattern.compile("(?<url>https?://[^\\s<>\"']{3,2000})|\\b(?<ticket>TKT-[0-9]{6,12})\\b");

    public Prose {
        paragraphs = List.copyOf(paragraphs);
    }

    /**
     * A piece of a line.
     *
     * @param path empty for text
     * @param calls whether it is the name of a colleague who is called
     */
    public record Piece(String text, String path, boolean calls) {
        public boolean isLink() {
            return !path.isEmpty();
        }

        /** Whether it leads out of this server. */
        public boolean isOutside() {
            return !path.startsWith("/");
        }
    }

    static Prose of(String text, String tickets) {
        return of(text, tickets, _ -> List.of());
    }

    /**
     * @param tickets the path before a ticket's number, such as {@code /tickets/}
     * @param called where colleagues are called by name in a text
     */
    static Prose of(String text, String tickets, Function<String, List<Mentions.Span>> called) {
        return new Prose(Arrays.stream(text.split("\\n\\s*\\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> paragraph
                        .strip()
                        .lines()
                        .map(line -> pieces(line, tickets, called))
                        .toList())
                .toList());
    }

    private static List<Piece> pieces(String line, String tickets, Function<String, List<Mentions.Span>> called) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = SPECIAL.matcher(line);
        int end = 0;
        while (matcher.find()) {
            int stop = matcher.group("url") == null ? matcher.end() : withoutStop(line, matcher.start(), matcher.end());
            String found = line.substring(matcher.start(), stop);
            addText(pieces, line.substring(end, matcher.start()), called);
            pieces.add(new Piece(found, matcher.group("url") == null ? tickets + found : found, false));
            end = stop;
        }
        addText(pieces, line.substring(end), called);
        return pieces;
    }

    /** The stop after a sentence is not the address's. */
    private static int withoutStop(String line, int start, int end) {
        int stop = end;
        while (stop > start && ".,;:!?)]}".indexOf(line.charAt(stop - 1)) >= 0) {
            stop--;
        }
        return stop;
    }

    private static void addText(List<Piece> pieces, String text, Function<String, List<Mentions.Span>> called) {
        int end = 0;
        for (Mentions.Span name : called.apply(text)) {
            addPiece(pieces, text.substring(end, name.start()), false);
            addPiece(pieces, text.substring(name.start(), name.end()), true);
            end = name.end();
        }
        addPiece(pieces, text.substring(end), false);
    }

    private static void addPiece(List<Piece> pieces, String text, boolean calls) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, "", calls));
        }
    }
}
