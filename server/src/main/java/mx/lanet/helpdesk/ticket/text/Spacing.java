package mx.lanet.helpdesk.ticket.text;

import java.util.ArrayList;
import java.util.List;

/** Blanks and line ends as a browser shows them: runs are one, and none stands where a line begins. */
final class Spacing {
    /** Characters without width, which editors leave behind, and those that no text has. */
    private static final String UNSEEN = "[\\u200B\\uFEFF\\p{Cntrl}&&[^\\t\\n\\f\\r]]+";

    private static final String BLANKS = "[\\s\\u00a0\\u0085\\u2028\\u2029]+";

    private boolean atStart = true;

    private Spacing() {}

    static String oneLine(String text) {
        return text.replaceAll(UNSEEN, "").replaceAll(BLANKS, " ").strip();
    }

    /** As it stands in code. */
    static String verbatim(String text) {
        return text.replaceAll(UNSEEN, "").replace('\u00a0', ' ').replaceAll("[\\f\\u0085\\u2028\\u2029]", "\n");
    }

    /** One paragraph; empty when nothing is to be seen. */
    static List<Inline> trimmed(List<Inline> line) {
        List<Inline> lines = new ArrayList<>(new Spacing().collapsed(line));
        while (!lines.isEmpty() && isNothing(lines.getFirst())) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && isNothing(lines.getLast())) {
            lines.removeLast();
        }
        return lines.stream().allMatch(Spacing::isInvisible) ? List.of() : lines;
    }

    /** An empty line parts two paragraphs. */
    static List<List<Inline>> paragraphs(List<Inline> line) {
        List<List<Inline>> paragraphs = new ArrayList<>();
        List<Inline> current = new ArrayList<>();
        int breaks = 0;
        for (Inline piece : new Spacing().collapsed(line)) {
            breaks = piece instanceof Inline.Break ? breaks + 1 : isNothing(piece) ? breaks : 0;
            if (breaks == 2) {
                paragraphs.add(trimmed(current));
                current.clear();
            } else {
                current.add(piece);
            }
        }
        paragraphs.add(trimmed(current));
        return paragraphs.stream().filter(lines -> !lines.isEmpty()).toList();
    }

    private static boolean isNothing(Inline piece) {
        return piece instanceof Inline.Break || piece instanceof Inline.Words(String text) && text.isBlank();
    }

    private static boolean isInvisible(Inline piece) {
        return switch (piece) {
            case Inline.Words(String text) -> text.isBlank();
            case Inline.Break _ -> true;
            case Inline.Picture _ -> false;
            case Inline.Marked(var _, var content) -> content.stream().allMatch(Spacing::isInvisible);
            case Inline.Link(var _, var content) -> content.stream().allMatch(Spacing::isInvisible);
        };
    }

    private List<Inline> collapsed(List<Inline> line) {
        List<Inline> collapsed = new ArrayList<>();
        for (Inline piece : line) {
            switch (piece) {
                case Inline.Words(String text) -> addWords(collapsed, text);
                case Inline.Break _ -> {
                    atStart = true;
                    collapsed.add(piece);
                }
                case Inline.Picture _ -> {
                    atStart = false;
                    collapsed.add(piece);
                }
                case Inline.Marked(var mark, var content) -> {
                    List<Inline> inside = collapsed(content);
                    if (!inside.isEmpty()) {
                        collapsed.add(new Inline.Marked(mark, inside));
                    }
                }
                case Inline.Link(String address, var content) -> {
                    List<Inline> inside = collapsed(content);
                    if (!inside.stream().allMatch(Spacing::isInvisible)) {
                        collapsed.add(new Inline.Link(address, inside));
                    }
                }
            }
        }
        return collapsed;
    }

    private void addWords(List<Inline> line, String text) {
        String one = text.replaceAll(UNSEEN, "").replaceAll(BLANKS, " ");
        String words = atStart ? one.stripLeading() : one;
        if (!words.isEmpty()) {
            atStart = words.endsWith(" ");
            line.add(new Inline.Words(words));
        }
    }
}
