package mx.lanet.helpdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code article_file}; who may read them is decided by the function that hands them out. */
@Component
class ArticleFileTable {
    private final JdbcClient jdbc;

    ArticleFileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order they came. */
    List<ArticleFile> of(UUID articleId) {
        return jdbc.sql("SELECT * FROM article_files_of(NULL, :article, NULL)")
                .param("article", articleId)
                .query(ArticleFileTable::file)
                .list();
    }

    Optional<ArticleFile> find(UUID fileId) {
        return jdbc.sql("SELECT * FROM article_files_of(NULL, NULL, :file)")
                .param("file", fileId)
                .query(ArticleFileTable::file)
                .optional();
    }

    void insert(UUID clientId, UUID articleId, ArticleFile file) {
        jdbc.sql(
                        """
                        INSERT INTO article_file (client_id, article_id, file_id, file_name, media_type, size_bytes, sha256,
                            stored_as, thumbnail, picture, added_by_name, added_at)
                        VALUES (:client, :article, :file, :name, :type, :size, :sha, :stored, :thumbnail, :picture, :by, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .param("client", clientId)
                .param("article", articleId)
                .param("file", file.fileId())
                .param("name", file.fileName())
                .params(file.stored().params())
                .param("by", file.addedByName())
                .param("at", file.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(UUID clientId, UUID articleId, UUID fileId) {
        jdbc.sql("DELETE FROM article_file WHERE client_id = :client AND article_id = :article AND file_id = :file")
                .param("client", clientId)
                .param("article", articleId)
                .param("file", fileId)
                .update();
    }

    private static ArticleFile file(ResultSet row, int number) throws SQLException {
        return new ArticleFile(
                row.getObject("file_id", UUID.class),
                row.getString("file_name"),
                Stored.of(row),
                row.getString("added_by_name"),
                ArticleReadTable.at(row, "added_at"));
    }
}
