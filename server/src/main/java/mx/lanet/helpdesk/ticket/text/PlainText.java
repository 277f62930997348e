package mx.lanet.helpdesk.ticket.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Plain text as blocks: an empty line parts paragraphs, other line ends are line ends. */
final class PlainText {
    private PlainText() {}

    static List<Block> blocks(String text) {
        return Arrays.stream(text.split("\\n\\s*\\n"))
                .filter(paragraph -> !paragraph.isBlank())
                .<Block>map(paragraph -> new Block.Paragraph(lines(paragraph.strip())))
                .toList();
    }

    private static List<Inline> lines(String paragraph) {
        List<Inline> lines = new ArrayList<>();
        paragraph.lines().forEach(line -> {
            if (!lines.isEmpty()) {
                lines.add(new Inline.Break());
            }
            lines.add(new Inline.Words(line));
        });
        return lines;
    }
}
