package mx.lanet.helpdesk.ticket.text;

import java.util.List;
import mx.lanet.helpdesk.ticket.Opening;
import mx.lanet.helpdesk.ticket.Words;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote: as plain text always, and as HTML where plain text cannot say it. Its HTML is never other than what this
 * package has written, so it may be stored and shown.
 */
public final class Written {
    /** The longest HTML that is kept, in characters; {@link Opening#TEXT_MAX} is the limit for the plain text. */
    public static final int HTML_MAX = 400_000;

    /** The longest HTML that is read: editors of offices send ten times what they say. */
    public static final int READ_MAX = 1_000_000;

    private final String plain;
    private final @Nullable String html;

    private Written(String plain, @Nullable String html) {
        this.plain = plain;
        this.html = html;
    }

    /** A text without form. */
    public static Written plain(String text) {
        return new Written(Words.clean(text), null);
    }

    /**
     * What a form sent.
     *
     * @param html as the editor sent it, or anybody; blank where there was no editor
     * @param text what stood in the plain box; counts only without HTML
     */
    public static Written of(String html, String text) {
        if (html.isBlank() || html.length() > READ_MAX) {
            return plain(html.isBlank() ? text : html);
        }
        List<Block> blocks = Shape.of(Sanitiser.read(Words.clean(html)));
        String plain = Words.clean(PlainTwin.of(blocks));
        return new Written(plain, isPlain(blocks) ? null : HtmlTwin.of(blocks));
    }

    /** This text, and after it a paragraph without form. */
    public Written and(String paragraph) {
        Written more = plain(paragraph);
        if (html == null) {
            return plain(plain + "\n\n" + more.plain);
        }
        return new Written(plain + "\n\n" + more.plain, html + HtmlTwin.of(PlainText.blocks(more.plain)));
    }

    private static boolean isPlain(List<Block> blocks) {
        return blocks.stream()
                .allMatch(block -> block instanceof Block.Paragraph(List<Inline> content)
                        && content.stream()
                                .allMatch(piece -> piece instanceof Inline.Words || piece instanceof Inline.Break));
    }

    /** The words, for who sees no form: searches, agents, mails, a browser without scripts. */
    public String plain() {
        return plain;
    }

    /** The same with its form; null when the plain text says all. */
    public @Nullable String html() {
        return html;
    }

    /** As HTML even when the plain text says all. */
    public String asHtml() {
        return html == null ? HtmlTwin.of(PlainText.blocks(plain)) : html;
    }

    public boolean isBlank() {
        return plain.isBlank();
    }

    /** Whether it is short enough to be kept. */
    public boolean fits() {
        return plain.length() <= Opening.TEXT_MAX && (html == null || html.length() <= HTML_MAX);
    }

    /** Never what was written: this may stand in a log. */
    @Override
    public String toString() {
        return "Written[" + plain.length() + "]";
    }
}
