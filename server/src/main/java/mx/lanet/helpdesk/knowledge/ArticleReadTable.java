package mx.lanet.helpdesk.knowledge;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.view.MarkedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the functions of {@code R__articles.sql}, which know who reads by the transaction's role. */
@Component
class ArticleReadTable {
    private final JdbcClient jdbc;

    ArticleReadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Slice<ArticleLine> find(
            String @Nullable [] clients, ArticleQuery query, TextLanguage language, Slice.Request page) {
        long[] total = {0};
        List<ArticleLine> lines = jdbc.sql(
                        """
                        SELECT * FROM find_articles(CAST(:clients AS uuid[]), :words, :audience, CAST(:categories AS uuid[]),
                            :language, :only, :retired, :sort, :size, :skip)
                        """)
                .param("clients", clients, Types.ARRAY)
                .param("words", query.words().isBlank() ? null : query.words(), Types.VARCHAR)
                .param(
                        "audience",
                        query.audience() == null ? null : query.audience().word(),
                        Types.VARCHAR)
                .param("categories", texts(query.categories()), Types.ARRAY)
                .param("language", (query.language() == null ? language : query.language()).word())
                .param("only", query.language() != null)
                .param("retired", query.retired())
                .param("sort", query.sort().word())
                .param("size", page.size())
                .param("skip", page.offset())
                .query((row, _) -> {
                    total[0] = row.getLong("total");
                    return line(row);
                })
                .list();
        return new Slice<>(lines, page.page(), page.size(), total[0]);
    }

    List<Suggestion> suggest(String @Nullable [] clients, String words, TextLanguage language, int most) {
        return jdbc.sql("SELECT * FROM suggest_articles(CAST(:clients AS uuid[]), :words, :language, :most)")
                .param("clients", clients, Types.ARRAY)
                .param("words", words)
                .param("language", language.word())
                .param("most", most)
                .query((row, _) -> new Suggestion(
                        row.getObject("article_id", UUID.class),
                        language(row, "language"),
                        Audience.find(row.getString("audience")).orElseThrow(),
                        row.getString("title")))
                .list();
    }

    /** The clients narrow what is reached; null for all that is. */
    Optional<Article> read(UUID articleId) {
        Map<TextLanguage, ArticleText> texts = new EnumMap<>(TextLanguage.class);
        List<Article> rows = jdbc.sql("SELECT * FROM read_article(NULL, :article)")
                .param("article", articleId)
                .query((row, _) -> {
                    ArticleText text = text(row);
                    texts.put(text.language(), text);
                    return article(row, Map.of());
                })
                .list();
        return rows.stream().findFirst().map(article -> with(article, texts));
    }

    void count(UUID articleId, String what) {
        jdbc.sql("SELECT count_article(NULL, :article, :what) IS NULL")
                .param("article", articleId)
                .param("what", what)
                .query(Boolean.class)
                .single();
    }

    private static Article with(Article article, Map<TextLanguage, ArticleText> texts) {
        return new Article(
                article.clientId(),
                article.articleId(),
                article.audience(),
                article.categoryId(),
                article.original(),
                article.createdAt(),
                article.retiredAt(),
                article.version(),
                texts,
                article.counts());
    }

    private static Article article(ResultSet row, Map<TextLanguage, ArticleText> texts) throws SQLException {
        return new Article(
                row.getObject("client_id", UUID.class),
                row.getObject("article_id", UUID.class),
                Audience.find(row.getString("audience")).orElseThrow(),
                row.getObject("category_id", UUID.class),
                language(row, "original"),
                at(row, "created_at"),
                row.getObject("retired_at") == null ? null : at(row, "retired_at"),
                row.getInt("article_version"),
                texts,
                counts(row));
    }

    private static ArticleText text(ResultSet row) throws SQLException {
        return new ArticleText(
                language(row, "language"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("body"),
                row.getString("html"),
                at(row, "published_at"),
                row.getString("published_by_name"));
    }

    private static ArticleLine line(ResultSet row) throws SQLException {
        return new ArticleLine(
                row.getObject("client_id", UUID.class),
                row.getObject("article_id", UUID.class),
                Audience.find(row.getString("audience")).orElseThrow(),
                row.getObject("category_id", UUID.class),
                row.getObject("retired_at") == null ? null : at(row, "retired_at"),
                language(row, "language"),
                languages(row.getArray("languages")),
                row.getBoolean("stale"),
                MarkedText.of(row.getString("title")),
                MarkedText.of(row.getString("summary")),
                at(row, "published_at"),
                counts(row));
    }

    private static List<TextLanguage> languages(Array words) throws SQLException {
        return Arrays.stream((String[]) words.getArray())
                .map(word -> TextLanguage.find(word).orElseThrow())
                .toList();
    }

    private static Article.Counts counts(ResultSet row) throws SQLException {
        return new Article.Counts(
                row.getLong("reads"), row.getLong("helped"), row.getLong("did_not"), row.getLong("solved"));
    }

    static TextLanguage language(ResultSet row, String column) throws SQLException {
        return TextLanguage.find(Objects.requireNonNull(row.getString(column))).orElseThrow();
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String @Nullable [] texts(@Nullable List<UUID> ids) {
        return ids == null ? null : ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
