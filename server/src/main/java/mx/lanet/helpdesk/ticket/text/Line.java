package mx.lanet.helpdesk.ticket.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mx.lanet.helpdesk.ticket.text.Inline.Mark;

/** Reads what stands in lines; a block among it begins a line of its own. */
final class Line {
    private static final int NAME_MAX = 255;

    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private boolean linked;

    List<Inline> of(List<Raw> nodes) {
        List<Inline> line = new ArrayList<>();
        for (Raw node : nodes) {
            switch (node) {
                case Raw.Words(String text) -> line.add(new Inline.Words(text));
                case Raw.Element element -> add(line, element);
            }
        }
        return line;
    }

    private void add(List<Inline> line, Raw.Element element) {
        Optional<Mark> mark = Mark.of(element.name());
        if (mark.isPresent()) {
            addMarked(line, element, mark.get());
        } else if (element.name().equals("a")
                && !linked
                && !element.attribute("href").isEmpty()) {
            addLink(line, element);
        } else if (element.name().equals("img")) {
            addPicture(line, element);
        } else if (element.name().equals("br")) {
            line.add(new Inline.Break());
        } else if (Shape.isBlock(element)) {
            line.add(new Inline.Break());
            line.addAll(of(element.children()));
            line.add(new Inline.Break());
        } else {
            line.addAll(of(element.children()));
        }
    }

    /** A picture leads to itself, larger, so it leads nowhere else. */
    private void addLink(List<Inline> line, Raw.Element element) {
        linked = true;
        List<Inline> content = of(element.children());
        linked = false;
        if (content.stream().anyMatch(Line::showsPicture)) {
            line.addAll(content);
        } else {
            line.add(new Inline.Link(element.attribute("href"), content));
        }
    }

    private static boolean showsPicture(Inline piece) {
        return switch (piece) {
            case Inline.Picture _ -> true;
            case Inline.Marked(var _, var content) -> content.stream().anyMatch(Line::showsPicture);
            case Inline.Link _, Inline.Words _, Inline.Break _ -> false;
        };
    }

    /** What is bold already gets no bolder. */
    private void addMarked(List<Inline> line, Raw.Element element, Mark mark) {
        if (marks.add(mark)) {
            line.add(new Inline.Marked(mark, of(element.children())));
            marks.remove(mark);
        } else {
            line.addAll(of(element.children()));
        }
    }

    private static void addPicture(List<Inline> line, Raw.Element element) {
        String address = element.attribute("src");
        if (!address.isEmpty()) {
            String name = Spacing.oneLine(element.attribute("alt"));
            line.add(new Inline.Picture(address, name.substring(0, Math.min(NAME_MAX, name.length()))));
        }
    }
}
