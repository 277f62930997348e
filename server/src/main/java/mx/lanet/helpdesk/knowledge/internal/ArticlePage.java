package mx.lanet.helpdesk.knowledge.internal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.knowledge.Article;
import mx.lanet.helpdesk.knowledge.ArticleDraft;
import mx.lanet.helpdesk.knowledge.ArticleFile;
import mx.lanet.helpdesk.knowledge.ArticleLine;
import mx.lanet.helpdesk.knowledge.ArticleText;
import mx.lanet.helpdesk.knowledge.ArticleVersion;
import mx.lanet.helpdesk.knowledge.Readers;
import mx.lanet.helpdesk.knowledge.Suggestion;
import mx.lanet.helpdesk.knowledge.TextLanguage;
import mx.lanet.helpdesk.shared.TextDifference;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.file.FileBlock;
import mx.lanet.helpdesk.ticket.text.Shown;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Column;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Pager;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/** What the console's pages of the knowledge base show. */
public sealed interface ArticlePage {
    /**
     * A filter of the list.
     *
     * @param label a message key
     * @param value what it says now, or that it lets all through
     * @param removePath null when it lets all through
     */
    record Chip(String label, String value, List<Tab> options, @Nullable String removePath) {}

    /**
     * The list.
     *
     * @param drafts the person's own, when those are asked for; then there are no rows
     * @param owners names of the articles' clients
     * @param kept the filters of the address, without the words
     */
    record Library(
            List<ArticleLine> rows,
            List<ArticleDraft> drafts,
            Pager pager,
            String search,
            List<Column> columns,
            List<Tab> states,
            List<Chip> chips,
            Map<UUID, String> owners,
            Map<UUID, String> categories,
            boolean mayWrite,
            boolean showsDrafts,
            Map<String, String> kept)
            implements ArticlePage {
        public boolean isNarrowed() {
            return !search.isEmpty() || chips.stream().anyMatch(chip -> chip.removePath() != null);
        }

        public String owner(ArticleLine row) {
            return owners.getOrDefault(row.clientId(), "");
        }

        public String category(@Nullable UUID id) {
            return id == null ? "" : categories.getOrDefault(id, "");
        }
    }

    /**
     * One article, in one of its languages.
     *
     * @param rich what it says; null when that is not of our shapes
     * @param place where it stands, for who may change that
     */
    record One(
            Article article,
            ArticleText text,
            @Nullable Shown rich,
            List<ArticleFile> files,
            String owner,
            String category,
            @Nullable Form place,
            List<Choice> owners,
            List<Choice> categories,
            List<Readers.Rating> remarks,
            Readers.@Nullable Rating own)
            implements ArticlePage {
        public boolean mayWrite() {
            return place != null;
        }

        public String path() {
            return "/knowledge/" + article.articleId();
        }

        public TextLanguage language() {
            return text.language();
        }

        public TextLanguage other() {
            return text.language().other();
        }
    }

    /**
     * The editor.
     *
     * @param counts the article as it is published; null when it is new
     * @param conflict what somebody has published since this draft was begun; null when nobody has
     * @param others colleagues who are writing the same text
     */
    record Edit(
            Form form,
            ArticleDraft draft,
            @Nullable Article counts,
            @Nullable ArticleText conflict,
            List<String> others,
            List<Choice> owners,
            List<Choice> categories,
            FileBlock attach)
            implements ArticlePage {
        public String path() {
            return "/knowledge/drafts/" + draft.draftId();
        }

        public String back() {
            return counts == null ? "/knowledge" : "/knowledge/" + counts.articleId();
        }

        /** What it is translated from; null when it is the original. */
        public @Nullable ArticleText source() {
            return counts == null || draft.language() == counts.original()
                    ? null
                    : counts.texts().get(counts.original());
        }
    }

    /**
     * What may help with a ticket.
     *
     * @param words what was looked for instead of the ticket's own; may be empty
     * @param bodies what each says, as plain text
     */
    record Beside(Ticket ticket, String words, List<Suggestion> rows, Map<UUID, String> bodies) implements ArticlePage {
        public String body(Suggestion row) {
            return bodies.getOrDefault(row.articleId(), "");
        }
    }

    /** The versions of one language, and what lies between two of them. */
    record Versions(
            Article article,
            TextLanguage language,
            List<ArticleVersion> rows,
            Pager pager,
            @Nullable ArticleVersion from,
            @Nullable ArticleVersion to,
            List<TextDifference.Line> difference)
            implements ArticlePage {
        public String path() {
            return "/knowledge/" + article.articleId();
        }

        public int current() {
            return article.text(language).version();
        }

        public String compare(ArticleVersion row) {
            return path() + "/versions?language=" + language.word() + "&from=" + (row.version() - 1) + "&to="
                    + row.version() + "#cambios";
        }

        public long came() {
            return count(TextDifference.Kind.NEW);
        }

        public long went() {
            return count(TextDifference.Kind.GONE);
        }

        private long count(TextDifference.Kind kind) {
            return difference.stream().filter(line -> line.kind() == kind).count();
        }
    }
}
