package mx.lanet.helpdesk.ticket.text;

import java.util.List;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.ticket.text.Block.Item;
import mx.lanet.helpdesk.ticket.text.Block.Listing;

/** Writes blocks as people write them without an editor: "- " before an item, "> " before a quote, code between fences, addresses in brackets. */
final class PlainTwin {
    private static final String FENCE = "```";

    private PlainTwin() {}

    static String of(List<Block> blocks) {
        return blocks.stream().map(PlainTwin::block).collect(Collectors.joining("\n\n"));
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Paragraph(List<Inline> content) -> lines(content);
            case Block.Heading(List<Inline> content) -> lines(content);
            case Block.Quote(List<Block> content) -> before("> ", of(content));
            case Block.Code(String text) -> FENCE + "\n" + text + "\n" + FENCE;
            case Listing listing -> list(listing);
        };
    }

    private static String before(String sign, String text) {
        return text.lines().map(line -> (sign + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    private static String list(Listing listing) {
        StringBuilder text = new StringBuilder();
        int number = 1;
        for (Item item : listing.items()) {
            String sign = listing.ordered() ? number++ + ". " : "- ";
            text.append(text.isEmpty() ? "" : "\n").append(sign).append(hanging(sign, item));
        }
        return text.toString();
    }

    /** Lines after the first stand under it. */
    private static String hanging(String sign, Item item) {
        StringBuilder text = new StringBuilder(lines(item.content()));
        item.nested().forEach(list -> text.append(text.isEmpty() ? "" : "\n").append(list(list)));
        return text.toString().replace("\n", "\n" + " ".repeat(sign.length()));
    }

    private static String lines(List<Inline> line) {
        return text(line).lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String text(List<Inline> line) {
        return line.stream().map(PlainTwin::text).collect(Collectors.joining());
    }

    private static String text(Inline piece) {
        return switch (piece) {
            case Inline.Words(String text) -> text;
            case Inline.Break _ -> "\n";
            case Inline.Marked(var _, var content) -> text(content);
            case Inline.Link(String address, var content) -> link(address, text(content));
            case Inline.Picture(String address, String name) -> "[" + (name.isEmpty() ? address : name) + "]";
        };
    }

    /** An address that the words say already is not said twice. */
    private static String link(String address, String words) {
        String bare = address.replaceFirst("(?i)^(?:https?://|mailto:)", "").replaceFirst("/$", "");
        String said = words.strip().replaceFirst("(?i)^https?://", "").replaceFirst("/$", "");
        return said.equalsIgnoreCase(bare) ? words : words + " (" + address.replaceFirst("(?i)^mailto:", "") + ")";
    }
}
