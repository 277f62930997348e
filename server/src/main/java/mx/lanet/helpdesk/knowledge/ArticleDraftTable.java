package mx.lanet.helpdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code article_draft}: the house's, and their author's alone. */
@Component
class ArticleDraftTable {
    private final JdbcClient jdbc;

    ArticleDraftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing when the author has one of this article and language already. */
    void insert(UUID author, ArticleDraft draft) {
        bound(
                        jdbc.sql(
                                """
                                INSERT INTO article_draft (client_id, draft_id, author_id, author_name, article_id, owner_id,
                                    audience, category_id, language, seen, title, body, html, saved_at)
                                VALUES (:house, :draft, :author, :name, :article, :owner, :audience, :category, :language, :seen,
                                    :title, :body, :html, :at)
                                ON CONFLICT DO NOTHING
                                """),
                        author,
                        draft)
                .param("name", draft.authorName())
                .param("article", draft.articleId(), Types.OTHER)
                .param("language", draft.language().word())
                .param("seen", draft.seen())
                .update();
    }

    void update(UUID author, ArticleDraft draft) {
        bound(
                        jdbc.sql(
                                """
                                UPDATE article_draft SET owner_id = :owner, audience = :audience, category_id = :category,
                                    language = :language, seen = :seen, title = :title, body = :body, html = :html, saved_at = :at
                                WHERE client_id = :house AND draft_id = :draft AND author_id = :author
                                """),
                        author,
                        draft)
                .param("language", draft.language().word())
                .param("seen", draft.seen())
                .update();
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, UUID author, ArticleDraft draft) {
        return statement
                .param("house", Person.HOUSE)
                .param("draft", draft.draftId())
                .param("author", author)
                .param("owner", draft.placing().owner())
                .param("audience", draft.placing().audience().word())
                .param("category", draft.placing().category(), Types.OTHER)
                .param("title", draft.title())
                .param("body", draft.body())
                .param("html", draft.html())
                .param("at", draft.savedAt().atOffset(ZoneOffset.UTC));
    }

    Optional<ArticleDraft> find(UUID author, UUID draftId) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_draft
                        WHERE client_id = :house AND draft_id = :draft AND author_id = :author
                        """)
                .param("house", Person.HOUSE)
                .param("draft", draftId)
                .param("author", author)
                .query(ArticleDraftTable::draft)
                .optional();
    }

    Optional<ArticleDraft> ofArticle(UUID author, UUID articleId, TextLanguage language) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_draft
                        WHERE client_id = :house AND author_id = :author AND article_id = :article AND language = :language
                        """)
                .param("house", Person.HOUSE)
                .param("author", author)
                .param("article", articleId)
                .param("language", language.word())
                .query(ArticleDraftTable::draft)
                .optional();
    }

    /** The newest first. */
    List<ArticleDraft> of(UUID author, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_draft WHERE client_id = :house AND author_id = :author
                        ORDER BY saved_at DESC LIMIT :most
                        """)
                .param("house", Person.HOUSE)
                .param("author", author)
                .param("most", most)
                .query(ArticleDraftTable::draft)
                .list();
    }

    /** Who else has been writing this text since then. */
    List<String> others(UUID author, UUID articleId, TextLanguage language, Instant since) {
        return jdbc.sql(
                        """
                        SELECT author_name FROM article_draft
                        WHERE client_id = :house AND article_id = :article AND language = :language AND author_id <> :author
                          AND saved_at > :since
                        ORDER BY saved_at DESC LIMIT 5
                        """)
                .param("house", Person.HOUSE)
                .param("author", author)
                .param("article", articleId)
                .param("language", language.word())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    void delete(UUID author, UUID draftId) {
        jdbc.sql("DELETE FROM article_draft WHERE client_id = :house AND draft_id = :draft AND author_id = :author")
                .param("house", Person.HOUSE)
                .param("draft", draftId)
                .param("author", author)
                .update();
    }

    /** The oldest go first; those in which nothing was written go at once. */
    void keepNewest(UUID author, UUID but, int most) {
        jdbc.sql(
                        """
                        DELETE FROM article_draft WHERE client_id = :house AND author_id = :author AND draft_id <> :but
                          AND (title = '' AND body = '' OR draft_id NOT IN (
                              SELECT draft_id FROM article_draft WHERE client_id = :house AND author_id = :author
                              ORDER BY saved_at DESC LIMIT :most))
                        """)
                .param("house", Person.HOUSE)
                .param("author", author)
                .param("but", but)
                .param("most", most)
                .update();
    }

    private static ArticleDraft draft(ResultSet row, int number) throws SQLException {
        return new ArticleDraft(
                row.getObject("draft_id", UUID.class),
                row.getString("author_name"),
                row.getObject("article_id", UUID.class),
                new ArticleDraft.Placing(
                        row.getObject("owner_id", UUID.class),
                        Audience.find(row.getString("audience")).orElseThrow(),
                        row.getObject("category_id", UUID.class)),
                ArticleReadTable.language(row, "language"),
                row.getInt("seen"),
                row.getString("title"),
                row.getString("body"),
                row.getString("html"),
                ArticleReadTable.at(row, "saved_at"));
    }
}
