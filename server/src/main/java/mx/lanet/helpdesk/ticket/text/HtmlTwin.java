package mx.lanet.helpdesk.ticket.text;

import java.util.List;
import org.owasp.html.Handler;
import org.owasp.html.HtmlStreamRenderer;

/** Writes blocks as HTML. The names of elements and attributes stand here and nowhere else; words are encoded. */
final class HtmlTwin {
    private final StringBuilder html = new StringBuilder();
    private final HtmlStreamRenderer out = HtmlStreamRenderer.create(html, Handler.DO_NOTHING);

    private HtmlTwin() {}

    static String of(List<Block> blocks) {
        HtmlTwin twin = new HtmlTwin();
        twin.out.openDocument();
        twin.write(blocks);
        twin.out.closeDocument();
        return twin.html.toString();
    }

    private void write(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph(List<Inline> content) -> element("p", () -> line(content));
                case Block.Heading(List<Inline> content) -> element("h3", () -> line(content));
                case Block.Quote(List<Block> content) -> element("blockquote", () -> write(content));
                case Block.Code(String text) -> element("pre", () -> out.text(text));
                case Block.Listing listing -> list(listing);
            }
        }
    }

    private void list(Block.Listing listing) {
        element(listing.ordered() ? "ol" : "ul", () -> listing.items()
                .forEach(item -> element("li", () -> {
                    line(item.content());
                    item.nested().forEach(this::list);
                })));
    }

    private void line(List<Inline> line) {
        for (Inline piece : line) {
            switch (piece) {
                case Inline.Words(String text) -> out.text(text);
                case Inline.Break _ -> out.openTag("br", List.of());
                case Inline.Marked(var mark, var content) -> element(mark.element(), () -> line(content));
                case Inline.Link(String address, var content) -> {
                    out.openTag(
                            "a", List.of("href", address, "rel", "noopener noreferrer nofollow", "target", "_blank"));
                    line(content);
                    out.closeTag("a");
                }
                case Inline.Picture(String address, String name) ->
                    out.openTag("img", List.of("src", address, "alt", name));
            }
        }
    }

    private void element(String name, Runnable content) {
        out.openTag(name, List.of());
        content.run();
        out.closeTag(name);
    }
}
