package mx.lanet.helpdesk.ticket.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code held_file}. */
@Component
class HeldFileTable {
    private final JdbcClient jdbc;

    HeldFileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One after the other, so that many at once are counted, too; until the transaction ends. */
    void queueUp(UUID holder) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:holder, 25)) IS NULL")
                .param("holder", holder.toString())
                .query(Boolean.class)
                .single();
    }

    void insert(UUID client, UUID holder, HeldFile file) {
        jdbc.sql(
                        """
                INSERT INTO held_file (client_id, file_id, holder_id, place, file_name, media_type, size_bytes, sha256,
                    stored_as, thumbnail, picture, held_at)
                VALUES (:client, :file, :holder, :place, :name, :type, :size, :sha, :stored, :thumbnail, :picture, :held)
                """)
                .param("client", client)
                .param("file", file.fileId())
                .param("holder", holder)
                .param("place", file.place())
                .param("name", file.fileName())
                .params(file.stored().params())
                .param("held", at(file.heldAt()))
                .update();
    }

    List<String> places(UUID client, UUID holder) {
        return jdbc.sql("SELECT place FROM held_file WHERE client_id = :client AND holder_id = :holder LIMIT :most")
                .param("client", client)
                .param("holder", holder)
                .param("most", HeldFiles.MOST + 2)
                .query(String.class)
                .list();
    }

    List<HeldFile> of(UUID client, UUID holder, String place) {
        return jdbc.sql(
                        """
                        SELECT * FROM held_file WHERE client_id = :client AND holder_id = :holder AND place = :place
                        ORDER BY file_id LIMIT :most
                        """)
                .param("client", client)
                .param("holder", holder)
                .param("place", place)
                .param("most", HeldFiles.MOST)
                .query(HeldFileTable::file)
                .list();
    }

    List<HeldFile> chosen(UUID client, UUID holder, List<UUID> ids) {
        return jdbc.sql(
                        """
                        SELECT * FROM held_file
                        WHERE client_id = :client AND holder_id = :holder AND file_id = ANY (CAST(:ids AS uuid[]))
                        ORDER BY file_id LIMIT :most
                        """)
                .param("client", client)
                .param("holder", holder)
                .param("ids", texts(ids))
                .param("most", HeldFiles.MOST)
                .query(HeldFileTable::file)
                .list();
    }

    void delete(UUID client, UUID holder, List<UUID> ids) {
        jdbc.sql(
                        """
                        DELETE FROM held_file
                        WHERE client_id = :client AND holder_id = :holder AND file_id = ANY (CAST(:ids AS uuid[]))
                        """)
                .param("client", client)
                .param("holder", holder)
                .param("ids", texts(ids))
                .update();
    }

    /** The names under which the oldest that are abandoned are stored, of everybody's. */
    List<String> abandoned(Instant before, int limit) {
        return jdbc.sql("SELECT stored_as FROM held_file WHERE held_at < :before ORDER BY held_at LIMIT :limit")
                .param("before", at(before))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** Whoever's it is. */
    int delete(String storedAs) {
        return jdbc.sql("DELETE FROM held_file WHERE stored_as = :stored")
                .param("stored", storedAs)
                .update();
    }

    /** Whether these bytes are held by somebody or belong to a ticket, a machine, an article or a mail, whoever's. */
    boolean isAnybodys(String storedAs) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM held_file WHERE stored_as = :stored)
                            OR EXISTS (SELECT FROM ticket_attachment WHERE stored_as = :stored)
                            OR EXISTS (SELECT FROM asset_file WHERE stored_as = :stored)
                            OR EXISTS (SELECT FROM article_file WHERE stored_as = :stored)
                            OR EXISTS (SELECT FROM received_mail WHERE stored_as = :stored)
                        """)
                .param("stored", storedAs)
                .query(Boolean.class)
                .single();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static HeldFile file(ResultSet row, int number) throws SQLException {
        return new HeldFile(
                row.getObject("file_id", UUID.class),
                row.getString("place"),
                row.getString("file_name"),
                Stored.of(row),
                row.getObject("held_at", OffsetDateTime.class).toInstant());
    }
}
