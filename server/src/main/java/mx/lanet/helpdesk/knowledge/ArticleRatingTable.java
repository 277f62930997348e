package mx.lanet.helpdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code article_rating}: each under its reader's own client. */
@Component
class ArticleRatingTable {
    private final JdbcClient jdbc;

    ArticleRatingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when this person has rated this version already. */
    boolean insert(Person person, UUID articleId, Readers.Rating rating) {
        return jdbc.sql(
                                """
                                INSERT INTO article_rating (client_id, person_id, article_id, language, version, helped, comment,
                                    rated_at)
                                VALUES (:client, :person, :article, :language, :version, :helped, :comment, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("client", person.clientId())
                        .param("person", person.userId())
                        .param("article", articleId)
                        .param("language", rating.language().word())
                        .param("version", rating.version())
                        .param("helped", rating.helped())
                        .param("comment", rating.comment())
                        .param("at", rating.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Readers.Rating> find(Person person, UUID articleId, TextLanguage language, int version) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_rating
                        WHERE client_id = :client AND person_id = :person AND article_id = :article
                          AND language = :language AND version = :version
                        """)
                .param("client", person.clientId())
                .param("person", person.userId())
                .param("article", articleId)
                .param("language", language.word())
                .param("version", version)
                .query(ArticleRatingTable::rating)
                .optional();
    }

    /** Those with words, the newest first. */
    List<Readers.Rating> remarks(Reach reach, UUID articleId, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM article_rating
                        WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) AND article_id = :article
                          AND comment <> ''
                        ORDER BY rated_at DESC LIMIT :most
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("article", articleId)
                .param("most", most)
                .query(ArticleRatingTable::rating)
                .list();
    }

    private static Readers.Rating rating(ResultSet row, int number) throws SQLException {
        return new Readers.Rating(
                ArticleReadTable.language(row, "language"),
                row.getInt("version"),
                row.getBoolean("helped"),
                row.getString("comment"),
                ArticleReadTable.at(row, "rated_at"));
    }
}
