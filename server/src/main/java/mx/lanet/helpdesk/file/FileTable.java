package mx.lanet.helpdesk.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code file_entry} and {@code file_version}. */
@Component
class FileTable {
    private static final String WANTED =
            """
            FROM file_entry
            WHERE removed_at IS NULL AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
              AND (:internal OR NOT internal)
              AND (name ILIKE :pattern OR folder ILIKE :pattern OR description ILIKE :pattern)
              AND (:folder = '' OR lower(folder) = lower(:folder) OR starts_with(lower(folder), lower(:folder) || '/'))
            """;

    private final JdbcClient jdbc;

    FileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose rows, and whether the team's own are among them. */
    record View(Reach reach, boolean internal) {}

    /** In the order of their folders. */
    List<LibraryFile> list(View view, String pattern, String folder, Slice.Request page) {
        return wanted(
                        "SELECT * " + WANTED
                                + " ORDER BY lower(folder), lower(name), entry_id LIMIT :size OFFSET :skip",
                        view)
                .param("pattern", pattern)
                .param("folder", folder)
                .param("size", page.size())
                .param("skip", page.offset())
                .query(FileTable::file)
                .list();
    }

    long count(View view, String pattern, String folder) {
        return wanted("SELECT count(*) FROM (SELECT " + WANTED + " LIMIT :most) counted", view)
                .param("pattern", pattern)
                .param("folder", folder)
                .param("most", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    /** The folders in use. */
    List<String> folders(View view, int most) {
        return wanted("SELECT DISTINCT folder " + WANTED + " AND folder <> '' ORDER BY folder LIMIT :most", view)
                .param("pattern", "%")
                .param("folder", "")
                .param("most", most)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec wanted(String sql, View view) {
        return jdbc.sql(sql)
                .param("everything", view.reach().everything())
                .param("clients", view.reach().clients())
                .param("internal", view.internal());
    }

    Optional<LibraryFile> find(View view, UUID fileId) {
        return wanted(
                        """
                        SELECT * FROM file_entry
                        WHERE entry_id = :entry AND removed_at IS NULL AND (:internal OR NOT internal)
                          AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """,
                        view)
                .param("entry", fileId)
                .query(FileTable::file)
                .optional();
    }

    /** The file that a version is of, with that version in the newest's place. */
    Optional<LibraryFile> findVersion(View view, UUID contentId) {
        return wanted(
                        """
                        SELECT e.client_id, e.entry_id, e.site_id, e.folder, e.name, e.description, e.internal, v.version,
                               v.content_id, v.size_bytes, v.media_type, v.sha256, v.made_at AS updated_at,
                               v.made_by_name AS updated_by_name
                        FROM file_version v
                        JOIN file_entry e ON e.client_id = v.client_id AND e.entry_id = v.entry_id AND e.removed_at IS NULL
                        WHERE v.content_id = :content AND (:internal OR NOT e.internal)
                          AND (:everything OR v.client_id = ANY (CAST(:clients AS uuid[])))
                        """,
                        view)
                .param("content", contentId)
                .query(FileTable::file)
                .optional();
    }

    List<FileVersion> versions(LibraryFile file, int most) {
        return jdbc.sql(
                        """
                        SELECT version, content_id, size_bytes, media_type, sha256, made_at AS updated_at,
                               made_by_name AS updated_by_name
                        FROM file_version WHERE client_id = :client AND entry_id = :entry
                        ORDER BY version DESC LIMIT :most
                        """)
                .param("client", file.clientId())
                .param("entry", file.fileId())
                .param("most", most)
                .query((row, _) -> version(row))
                .list();
    }

    /** Takes the place under this name for the rest of the transaction. */
    Optional<LibraryFile> lock(FileDraft draft) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:place, 86))")
                .param("place", draft.clientId() + "/" + draft.siteId() + "/" + draft.folder() + "/" + draft.name())
                .query()
                .singleRow();
        return jdbc.sql(
                        """
                        SELECT * FROM file_entry
                        WHERE client_id = :client AND coalesce(site_id, client_id) = :place AND lower(folder) = lower(:folder)
                          AND lower(name) = lower(:name) AND removed_at IS NULL
                        """)
                .param("client", draft.clientId())
                .param("place", draft.siteId() == null ? draft.clientId() : draft.siteId())
                .param("folder", draft.folder())
                .param("name", draft.name())
                .query(FileTable::file)
                .optional();
    }

    /** Nobody else puts or deletes this content until the transaction ends. */
    void lockContent(String sha256) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:sha, 87))")
                .param("sha", sha256)
                .query()
                .singleRow();
    }

    /** Writes the file with its newest version, new or once more. */
    void save(LibraryFile file) {
        FileVersion newest = file.newest();
        jdbc.sql(
                        """
                        INSERT INTO file_entry (client_id, entry_id, site_id, folder, name, description, internal, version,
                            content_id, size_bytes, media_type, sha256, updated_at, updated_by_name)
                        VALUES (:client, :entry, :site, :folder, :name, :description, :internal, :version, :content, :size,
                            :type, :sha, :at, :by)
                        ON CONFLICT (client_id, entry_id) DO UPDATE SET description = excluded.description,
                            internal = excluded.internal, version = excluded.version, content_id = excluded.content_id,
                            size_bytes = excluded.size_bytes, media_type = excluded.media_type, sha256 = excluded.sha256,
                            updated_at = excluded.updated_at, updated_by_name = excluded.updated_by_name
                        """)
                .param("client", file.clientId())
                .param("entry", file.fileId())
                .param("site", file.siteId(), Types.OTHER)
                .param("folder", file.folder())
                .param("name", file.name())
                .param("description", file.description())
                .param("internal", file.internal())
                .param("version", newest.version())
                .param("content", newest.contentId())
                .param("size", newest.sizeBytes())
                .param("type", newest.mediaType())
                .param("sha", HexFormat.of().parseHex(newest.sha256()))
                .param("at", utc(newest.madeAt()))
                .param("by", newest.madeByName())
                .update();
    }

    void insertVersion(LibraryFile file) {
        FileVersion newest = file.newest();
        jdbc.sql(
                        """
                        INSERT INTO file_version (client_id, entry_id, version, content_id, size_bytes, media_type, sha256,
                            made_at, made_by_name)
                        VALUES (:client, :entry, :version, :content, :size, :type, :sha, :at, :by)
                        """)
                .param("client", file.clientId())
                .param("entry", file.fileId())
                .param("version", newest.version())
                .param("content", newest.contentId())
                .param("size", newest.sizeBytes())
                .param("type", newest.mediaType())
                .param("sha", HexFormat.of().parseHex(newest.sha256()))
                .param("at", utc(newest.madeAt()))
                .param("by", newest.madeByName())
                .update();
    }

    /** All versions of all files of a client. */
    long bytesOf(UUID clientId) {
        return jdbc.sql("SELECT coalesce(sum(size_bytes), 0) FROM file_version WHERE client_id = :client")
                .param("client", clientId)
                .query(Long.class)
                .single();
    }

    void remove(LibraryFile file, Instant now) {
        jdbc.sql("UPDATE file_entry SET removed_at = :now WHERE client_id = :client AND entry_id = :entry")
                .param("now", utc(now))
                .param("client", file.clientId())
                .param("entry", file.fileId())
                .update();
    }

    /** A version whose file was removed. */
    record Removed(UUID clientId, UUID fileId, int version, String sha256) {}

    /** The next few, which nobody else takes until the transaction ends. */
    List<Removed> removed(int few) {
        return jdbc.sql(
                        """
                        SELECT v.client_id, v.entry_id, v.version, v.sha256
                        FROM file_entry e JOIN file_version v ON v.client_id = e.client_id AND v.entry_id = e.entry_id
                        WHERE e.removed_at IS NOT NULL LIMIT :few FOR UPDATE OF v SKIP LOCKED
                        """)
                .param("few", few)
                .query((row, _) -> new Removed(
                        row.getObject("client_id", UUID.class),
                        row.getObject("entry_id", UUID.class),
                        row.getInt("version"),
                        hex(row)))
                .list();
    }

    /** Whether anybody else's file has the same content. */
    boolean isShared(Removed one) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM file_version WHERE sha256 = :sha
                            AND (client_id, entry_id, version) <> (:client, :entry, :version))
                        """)
                .param("sha", HexFormat.of().parseHex(one.sha256()))
                .param("client", one.clientId())
                .param("entry", one.fileId())
                .param("version", one.version())
                .query(Boolean.class)
                .single();
    }

    void delete(Removed one) {
        jdbc.sql("DELETE FROM file_version WHERE client_id = :client AND entry_id = :entry AND version = :version")
                .param("client", one.clientId())
                .param("entry", one.fileId())
                .param("version", one.version())
                .update();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static LibraryFile file(ResultSet row, int number) throws SQLException {
        return new LibraryFile(
                row.getObject("client_id", UUID.class),
                row.getObject("entry_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("folder"),
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("internal"),
                version(row));
    }

    private static FileVersion version(ResultSet row) throws SQLException {
        return new FileVersion(
                row.getInt("version"),
                row.getObject("content_id", UUID.class),
                row.getLong("size_bytes"),
                row.getString("media_type"),
                hex(row),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by_name"));
    }

    private static String hex(ResultSet row) throws SQLException {
        return HexFormat.of().formatHex(row.getBytes("sha256"));
    }
}
