package mx.lanet.helpdesk.ticket.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code asset_file}. */
@Component
class MachineFileTable {
    private final JdbcClient jdbc;

    MachineFileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<MachineFile> of(UUID clientId, UUID assetId, boolean withInternal) {
        return jdbc.sql(
                        """
                        SELECT * FROM asset_file
                        WHERE client_id = :client AND asset_id = :asset AND (:internal OR NOT internal)
                        ORDER BY added_at DESC, file_id LIMIT :most
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("internal", withInternal)
                .param("most", MachineFiles.MOST)
                .query(MachineFileTable::file)
                .list();
    }

    Optional<MachineFile> find(UUID clientId, UUID assetId, UUID fileId, boolean withInternal) {
        return jdbc.sql(
                        """
                        SELECT * FROM asset_file WHERE client_id = :client AND asset_id = :asset AND file_id = :file
                          AND (:internal OR NOT internal)
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("file", fileId)
                .param("internal", withInternal)
                .query(MachineFileTable::file)
                .optional();
    }

    int count(UUID clientId, UUID assetId) {
        return jdbc.sql("SELECT count(*) FROM asset_file WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(Integer.class)
                .single();
    }

    void insert(UUID clientId, UUID assetId, MachineFile file) {
        jdbc.sql(
                        """
                        INSERT INTO asset_file (client_id, asset_id, file_id, internal, file_name, media_type, size_bytes,
                            sha256, stored_as, thumbnail, picture, added_by_name, added_at)
                        VALUES (:client, :asset, :file, :internal, :name, :type, :size, :sha, :stored, :thumbnail, :picture,
                            :by, :at)
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("file", file.fileId())
                .param("internal", file.internal())
                .param("name", file.fileName())
                .params(file.stored().params())
                .param("by", file.addedByName())
                .param("at", file.addedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(UUID clientId, UUID assetId, UUID fileId) {
        jdbc.sql("DELETE FROM asset_file WHERE client_id = :client AND asset_id = :asset AND file_id = :file")
                .param("client", clientId)
                .param("asset", assetId)
                .param("file", fileId)
                .update();
    }

    private static MachineFile file(ResultSet row, int number) throws SQLException {
        return new MachineFile(
                row.getObject("file_id", UUID.class),
                row.getBoolean("internal"),
                row.getString("file_name"),
                Stored.of(row),
                row.getString("added_by_name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
