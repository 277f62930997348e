package mx.lanet.helpdesk.knowledge.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleFile;
import mx.lanet.helpdesk.knowledge.ArticleLine;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.Readers;
import mx.lanet.helpdesk.knowledge.Suggestion;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.ticket.text.Shown;
import mx.lanet.helpdesk.web.Address;
import mx.lanet.helpdesk.web.Pager;
import org.jspecify.annotations.Nullable;

/** What the portal's help shows. */
public sealed interface HelpPage {
    /** A category by its picture. */
    record Picture(UUID id, String icon, String label, boolean chosen) {
        public String path() {
            return "/portal/help?category=" + id;
        }
    }

    /**
     * Categories, a search, and what was found.
     *
     * @param category the name of the chosen one; empty for none
     */
    record Home(
            String clientName,
            List<Picture> pictures,
            String search,
            String category,
            String categoryId,
            List<ArticleLine> rows,
            Pager pager)
            implements HelpPage {}

    /**
     * One article.
     *
     * @param own what the reader has said of it
     * @param words of the ticket beside whose form it was opened; else empty
     */
    record One(
            String clientName,
            Article article,
            ArticleText text,
            @Nullable Shown rich,
            List<ArticleFile> files,
            Readers.@Nullable Rating own,
            String words)
            implements HelpPage {
        public String path() {
            return "/portal/help/" + article.articleId();
        }

        /** Back to what else may help. */
        public String suggestions() {
            return Address.of("/portal/help/suggest").with("words", words).toString();
        }

        public TextLanguage other() {
            return text.language().other();
        }
    }

    /**
     * Beside the form of a ticket.
     *
     * @param base where its reader's articles stand
     * @param words what was written there
     */
    record Suggested(String base, String words, List<Suggestion> rows) implements HelpPage {
        public Suggested {
            rows = List.copyOf(rows);
        }

        public String path(Suggestion row) {
            return Address.of(base + "/" + row.articleId()).with("words", words).toString();
        }
    }
}
