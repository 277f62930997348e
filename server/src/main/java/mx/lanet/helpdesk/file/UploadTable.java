package mx.lanet.helpdesk.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code file_upload}. */
@Component
class UploadTable {
    private final JdbcClient jdbc;

    UploadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Upload upload, Instant now) {
        FileDraft draft = upload.draft();
        jdbc.sql(
                        """
                        INSERT INTO file_upload (client_id, upload_id, site_id, folder, name, description, internal, size_bytes,
                            modified, owner_id, begun_at)
                        VALUES (:client, :upload, :site, :folder, :name, :description, :internal, :size, :modified, :owner, :at)
                        """)
                .param("client", draft.clientId())
                .param("upload", upload.uploadId())
                .param("site", draft.siteId(), Types.OTHER)
                .param("folder", draft.folder())
                .param("name", draft.name())
                .param("description", draft.description())
                .param("internal", draft.internal())
                .param("size", upload.sizeBytes())
                .param("modified", upload.modified())
                .param("owner", upload.ownerId())
                .param("at", FileTable.utc(now))
                .update();
    }

    /** What this person began and has not brought to its end, the newest first. */
    List<Upload> of(UUID ownerId, int most) {
        return jdbc.sql(
                        "SELECT * FROM file_upload WHERE owner_id = :owner ORDER BY begun_at DESC, upload_id LIMIT :most")
                .param("owner", ownerId)
                .param("most", most)
                .query(UploadTable::upload)
                .list();
    }

    Optional<Upload> find(UUID ownerId, UUID uploadId) {
        return jdbc.sql("SELECT * FROM file_upload WHERE upload_id = :upload AND owner_id = :owner")
                .param("upload", uploadId)
                .param("owner", ownerId)
                .query(UploadTable::upload)
                .optional();
    }

    void delete(UUID clientId, UUID uploadId) {
        jdbc.sql("DELETE FROM file_upload WHERE client_id = :client AND upload_id = :upload")
                .param("client", clientId)
                .param("upload", uploadId)
                .update();
    }

    int deleteBefore(Instant time) {
        return jdbc.sql("DELETE FROM file_upload WHERE begun_at < :time")
                .param("time", FileTable.utc(time))
                .update();
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getObject("upload_id", UUID.class),
                new FileDraft(
                        row.getObject("client_id", UUID.class),
                        row.getObject("site_id", UUID.class),
                        row.getString("folder"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getBoolean("internal")),
                row.getLong("size_bytes"),
                row.getString("modified"),
                row.getObject("owner_id", UUID.class));
    }
}
