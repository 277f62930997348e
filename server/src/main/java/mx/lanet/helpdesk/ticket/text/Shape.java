package mx.lanet.helpdesk.ticket.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mx.lanet.helpdesk.ticket.text.Block.Listing;

/** Shapes whatever HTML says into {@link Block}s: what is not one of them becomes the nearest one, or its words. */
final class Shape {
    /** Quotes in quotes and lists in lists; deeper ones stand beside one another. */
    private static final int DEEPEST = 6;

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LISTS = Set.of("ul", "ol");
    private static final Set<String> OTHERS = Set.of(
            "p", "div", "section", "article", "table", "tbody", "thead", "tfoot", "tr", "li", "blockquote", "pre");

    private Shape() {}

    /** The elements that begin a line of their own. */
    static List<String> elements() {
        return Stream.of(HEADINGS, LISTS, OTHERS).flatMap(Set::stream).toList();
    }

    static List<Block> of(List<Raw> nodes) {
        return blocks(nodes, 0);
    }

    static boolean isBlock(Raw node) {
        return node instanceof Raw.Element element
                && (HEADINGS.contains(element.name())
                        || LISTS.contains(element.name())
                        || OTHERS.contains(element.name()));
    }

    static boolean holdsBlock(Raw node) {
        return node instanceof Raw.Element element
                && element.children().stream().anyMatch(child -> isBlock(child) || holdsBlock(child));
    }

    private static List<Block> blocks(List<Raw> nodes, int depth) {
        List<Block> blocks = new ArrayList<>();
        List<Raw> line = new ArrayList<>();
        for (Raw node : nodes) {
            if (!isBlock(node) && !holdsBlock(node)) {
                line.add(node);
                continue;
            }
            blocks.addAll(paragraphs(line));
            line.clear();
            blocks.addAll(block((Raw.Element) node, depth));
        }
        blocks.addAll(paragraphs(line));
        return blocks;
    }

    private static List<Block> block(Raw.Element element, int depth) {
        if (HEADINGS.contains(element.name())) {
            List<Inline> content = lines(element.children());
            return content.isEmpty() ? List.of() : List.of(new Block.Heading(content));
        }
        if (LISTS.contains(element.name())) {
            Listing listing = listing(element, depth);
            return listing.items().isEmpty() ? List.of() : List.of(listing);
        }
        return switch (element.name()) {
            case "blockquote" -> quote(element, depth);
            case "pre" -> code(element);
            default -> blocks(element.children(), depth);
        };
    }

    private static List<Block> quote(Raw.Element element, int depth) {
        List<Block> content = blocks(element.children(), depth + 1);
        return depth >= DEEPEST || content.isEmpty() ? content : List.of(new Block.Quote(content));
    }

    private static List<Block> code(Raw.Element element) {
        String text = verbatim(element.children()).replaceAll("\\A\\s*\\n|\\s+\\z", "");
        return text.isBlank() ? List.of() : List.of(new Block.Code(text));
    }

    private static String verbatim(List<Raw> nodes) {
        StringBuilder text = new StringBuilder();
        for (Raw node : nodes) {
            switch (node) {
                case Raw.Words(String words) -> text.append(Spacing.verbatim(words));
                case Raw.Element element when element.name().equals("br") -> text.append('\n');
                case Raw.Element element -> {
                    text.append(verbatim(element.children()));
                    text.append(isBlock(element) ? "\n" : "");
                }
            }
        }
        return text.toString();
    }

    private static Listing listing(Raw.Element list, int depth) {
        List<Block.Item> items = new ArrayList<>();
        for (Raw node : list.children()) {
            Block.Item item = item(node, depth);
            if (item.content().isEmpty() && !item.nested().isEmpty() && !items.isEmpty()) {
                Block.Item above = items.removeLast();
                items.add(new Block.Item(above.content(), joined(above.nested(), item.nested())));
            } else if (!item.content().isEmpty() || !item.nested().isEmpty()) {
                items.add(item);
            }
        }
        return new Listing(list.name().equals("ol"), items);
    }

    private static List<Listing> joined(List<Listing> first, List<Listing> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The words of an item come before the lists below it, wherever they stood. */
    private static Block.Item item(Raw node, int depth) {
        List<Listing> nested = new ArrayList<>();
        List<Raw> words = withoutLists(List.of(node), nested, depth);
        return new Block.Item(lines(words), nested);
    }

    private static List<Raw> withoutLists(List<Raw> nodes, List<Listing> nested, int depth) {
        List<Raw> left = new ArrayList<>();
        for (Raw node : nodes) {
            if (!(node instanceof Raw.Element element) || !holdsBlock(element) && !isBlock(element)) {
                left.add(node);
            } else if (LISTS.contains(element.name()) && depth < DEEPEST) {
                Listing listing = listing(element, depth + 1);
                nested.addAll(listing.items().isEmpty() ? List.of() : List.of(listing));
            } else {
                left.add(new Raw.Element(
                        element.name(), element.attributes(), withoutLists(element.children(), nested, depth)));
            }
        }
        return left;
    }

    private static List<Inline> lines(List<Raw> nodes) {
        return Spacing.trimmed(new Line().of(nodes));
    }

    private static List<Block> paragraphs(List<Raw> nodes) {
        List<Block> paragraphs = new ArrayList<>();
        for (List<Inline> lines : Spacing.paragraphs(new Line().of(nodes))) {
            paragraphs.add(new Block.Paragraph(lines));
        }
        return paragraphs;
    }
}
