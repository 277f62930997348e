package mx.lanet.helpdesk.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of user_import; always inside a tenancy transaction. */
@Component
class ImportTable {
    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param people who were made; empty before */
    record Row(
            UUID clientId,
            UUID importId,
            UUID madeBy,
            String fileName,
            String content,
            @Nullable Instant importedAt,
            @Nullable Instant linksAt,
            List<UUID> people) {}

    void insert(Row row, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO user_import (client_id, import_id, made_by, file_name, content, created_at)
                        VALUES (:client, :id, :by, :file, :content, :now)
                        """)
                .param("client", row.clientId())
                .param("id", row.importId())
                .param("by", row.madeBy())
                .param("file", row.fileName())
                .param("content", row.content())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Row> find(Reach reach, UUID importId) {
        return jdbc.sql(
                        """
                        SELECT * FROM user_import
                        WHERE import_id = :id AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("id", importId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query((row, _) -> row(row))
                .optional();
    }

    /** True for the first who says so: two presses of the button import once. */
    boolean begin(Row row, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE user_import SET imported_at = :now
                                WHERE client_id = :client AND import_id = :id AND imported_at IS NULL
                                """)
                        .param("client", row.clientId())
                        .param("id", row.importId())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Who was made; the list itself is wanted no more. */
    void finish(Row row, List<UUID> people) {
        jdbc.sql(
                        """
                        UPDATE user_import SET people = CAST(:people AS uuid[]), content = ''
                        WHERE client_id = :client AND import_id = :id
                        """)
                .param("client", row.clientId())
                .param("id", row.importId())
                .param("people", people.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** True for the first who says so. */
    boolean giveLinks(Row row, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE user_import SET links_at = :now
                                WHERE client_id = :client AND import_id = :id AND people IS NOT NULL AND links_at IS NULL
                                """)
                        .param("client", row.clientId())
                        .param("id", row.importId())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    int deleteBefore(Instant then) {
        return jdbc.sql("DELETE FROM user_import WHERE created_at < :then")
                .param("then", then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        Array people = row.getArray("people");
        return new Row(
                row.getObject("client_id", UUID.class),
                row.getObject("import_id", UUID.class),
                row.getObject("made_by", UUID.class),
                row.getString("file_name"),
                row.getString("content"),
                instant(row, "imported_at"),
                instant(row, "links_at"),
                people != null && people.getArray() instanceof UUID[] ids ? List.of(ids) : List.of());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
