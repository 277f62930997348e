package mx.lanet.helpdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code article}, {@code article_text} and {@code article_version}, as the team writes them. */
@Component
class ArticleTable {
    private final JdbcClient jdbc;

    ArticleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID articleId, ArticleDraft.Placing placing, TextLanguage original, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO article (client_id, article_id, audience, category_id, original, created_at)
                        VALUES (:client, :article, :audience, :category, :original, :at)
                        """)
                .param("client", placing.owner())
                .param("article", articleId)
                .param("audience", placing.audience().word())
                .param("category", placing.category(), Types.OTHER)
                .param("original", original.word())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    long countOf(UUID clientId) {
        return jdbc.sql("SELECT count(*) FROM article WHERE client_id = :client")
                .param("client", clientId)
                .query(Long.class)
                .single();
    }

    /** Where it stands from now on; false when somebody else has changed that since the version that was seen. */
    boolean place(Article article, ArticleDraft.Placing placing, int seen) {
        return jdbc.sql(
                                """
                                UPDATE article SET client_id = :owner, audience = :audience, category_id = :category,
                                    version = version + 1
                                WHERE client_id = :client AND article_id = :article AND version = :seen
                                """)
                        .param("client", article.clientId())
                        .param("article", article.articleId())
                        .param("owner", placing.owner())
                        .param("audience", placing.audience().word())
                        .param("category", placing.category(), Types.OTHER)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    void retire(Article article, boolean retired, Instant at) {
        jdbc.sql(
                        """
                        UPDATE article SET retired_at = CASE WHEN :retired THEN CAST(:at AS timestamptz) END, version = version + 1
                        WHERE client_id = :client AND article_id = :article
                        """)
                .param("client", article.clientId())
                .param("article", article.articleId())
                .param("retired", retired)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Puts this version in the place of the one that was seen, 0 for none; false when that is not what counts any more. */
    boolean publish(UUID clientId, UUID articleId, ArticleVersion version, int seen) {
        String sql = seen == 0
                ? """
                INSERT INTO article_text (client_id, article_id, language, version, title, body, html, published_at,
                    published_by_name, title_words, words)
                VALUES (:client, :article, :language, :version, :title, :body, :html, :at, :by,
                    article_words(:language, :title), article_words(:language, :title || ' ' || :body))
                ON CONFLICT DO NOTHING
                """
                : """
                UPDATE article_text SET version = :version, title = :title, body = :body, html = :html, published_at = :at,
                    published_by_name = :by, title_words = article_words(:language, :title),
                    words = article_words(:language, :title || ' ' || :body)
                WHERE client_id = :client AND article_id = :article AND language = :language AND version = :seen
                """;
        return bound(jdbc.sql(sql), clientId, articleId, version)
                        .param("seen", seen)
                        .update()
                == 1;
    }

    void keep(UUID clientId, UUID articleId, ArticleVersion version) {
        bound(
                        jdbc.sql(
                                """
                                INSERT INTO article_version (client_id, article_id, language, version, title, body, html,
                                    made_at, made_by_name, restored_from)
                                VALUES (:client, :article, :language, :version, :title, :body, :html, :at, :by, :restored)
                                """),
                        clientId,
                        articleId,
                        version)
                .param("restored", version.restoredFrom(), Types.INTEGER)
                .update();
    }

    private static JdbcClient.StatementSpec bound(
            JdbcClient.StatementSpec statement, UUID clientId, UUID articleId, ArticleVersion version) {
        return statement
                .param("client", clientId)
                .param("article", articleId)
                .param("language", version.language().word())
                .param("version", version.version())
                .param("title", version.title())
                .param("body", version.body())
                .param("html", version.html())
                .param("at", version.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", version.madeByName());
    }

    Optional<ArticleVersion> version(Article article, TextLanguage language, int version) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_version
                        WHERE client_id = :client AND article_id = :article AND language = :language AND version = :version
                        """)
                .param("client", article.clientId())
                .param("article", article.articleId())
                .param("language", language.word())
                .param("version", version)
                .query(ArticleTable::version)
                .optional();
    }

    /** The newest first. */
    List<ArticleVersion> versions(Article article, TextLanguage language, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_version
                        WHERE client_id = :client AND article_id = :article AND language = :language
                        ORDER BY version DESC LIMIT :size OFFSET :skip
                        """)
                .param("client", article.clientId())
                .param("article", article.articleId())
                .param("language", language.word())
                .param("size", page.size())
                .param("skip", page.offset())
                .query(ArticleTable::version)
                .list();
    }

    private static ArticleVersion version(ResultSet row, int number) throws SQLException {
        int restored = row.getInt("restored_from");
        return new ArticleVersion(
                ArticleReadTable.language(row, "language"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("body"),
                row.getString("html"),
                ArticleReadTable.at(row, "made_at"),
                row.getString("made_by_name"),
                restored == 0 ? null : restored);
    }
}
