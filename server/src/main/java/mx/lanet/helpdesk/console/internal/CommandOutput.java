package mx.lanet.helpdesk.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a command said, as its page shows it: all of it, or the lines that hold some words. What is too long for a page is
 * in the file that can be downloaded.
 *
 * @param found how many lines hold the words; all of them when there are no words
 * @param more whether there are more lines than are shown
 */
public record CommandOutput(List<Line> lines, int total, int found, boolean more) {
    private static final int MOST_LINES = 5_000;
    private static final int MOST_CHARACTERS = 300_000;

    public CommandOutput {
        lines = List.copyOf(lines);
    }

    /**
     * A line in pieces.
     *
     * @param number from 1
     */
    public record Line(int number, List<Piece> pieces) {
        public Line {
            pieces = List.copyOf(pieces);
        }
    }

    /** @param hit whether it is what was searched for */
    public record Piece(String text, boolean hit) {}

    public static CommandOutput of(String text, String words) {
        if (text.isEmpty()) {
            return new CommandOutput(List.of(), 0, 0, false);
        }
        String[] all = text.split("\\r\\n|\\r|\\n", -1);
        int total = all[all.length - 1].isEmpty() ? all.length - 1 : all.length;
        String sought = words.strip().toLowerCase(Locale.ROOT);
        List<Line> shown = new ArrayList<>();
        int found = 0;
        int characters = 0;
        for (int i = 0; i < total; i++) {
            if (!sought.isEmpty() && !all[i].toLowerCase(Locale.ROOT).contains(sought)) {
                continue;
            }
            found++;
            characters += all[i].length();
            if (shown.size() < MOST_LINES && characters <= MOST_CHARACTERS) {
                shown.add(new Line(i + 1, pieces(all[i], sought)));
            }
        }
        return new CommandOutput(shown, total, found, shown.size() < found);
    }

    private static List<Piece> pieces(String line, String sought) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (sought.isEmpty() || lower.length() != line.length()) {
            return List.of(new Piece(line, false));
        }
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        for (int at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
            if (at > from) {
                pieces.add(new Piece(line.substring(from, at), false));
            }
            pieces.add(new Piece(line.substring(at, at + sought.length()), true));
            from = at + sought.length();
        }
        if (from < line.length()) {
            pieces.add(new Piece(line.substring(from), false));
        }
        return pieces;
    }
}
