package mx.lanet.helpdesk.ticket.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code canned_reply}, all of them the house's. */
@Component
class CannedReplyTable {
    private final JdbcClient jdbc;

    CannedReplyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shared ones and the reader's own whose name or text contains this, the own ones first. */
    List<CannedReply> list(UUID reader, String pattern, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT * FROM canned_reply
                        WHERE client_id = :house AND (owner_id IS NULL OR owner_id = :reader)
                          AND (name ILIKE :pattern OR body ILIKE :pattern)
                        ORDER BY owner_id IS NULL, lower(name) COLLATE "es-x-icu", reply_id
                        LIMIT :size OFFSET :skip
                        """)
                .param("house", Person.HOUSE)
                .param("reader", reader)
                .param("pattern", pattern)
                .param("size", page.size())
                .param("skip", page.offset())
                .query(CannedReplyTable::reply)
                .list();
    }

    long count(UUID reader, String pattern) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM canned_reply
                        WHERE client_id = :house AND (owner_id IS NULL OR owner_id = :reader)
                          AND (name ILIKE :pattern OR body ILIKE :pattern)
                        """)
                .param("house", Person.HOUSE)
                .param("reader", reader)
                .param("pattern", pattern)
                .query(Long.class)
                .single();
    }

    /** Those whose name contains this, where it begins with it first. */
    List<CannedReply> named(UUID reader, String typed, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM canned_reply
                        WHERE client_id = :house AND (owner_id IS NULL OR owner_id = :reader)
                          AND unaccent(lower(name)) LIKE '%' || unaccent(lower(:typed)) || '%'
                        ORDER BY unaccent(lower(name)) LIKE unaccent(lower(:typed)) || '%' DESC, owner_id IS NULL,
                            lower(name) COLLATE "es-x-icu", reply_id
                        LIMIT :most
                        """)
                .param("house", Person.HOUSE)
                .param("reader", reader)
                .param("typed", typed)
                .param("most", most)
                .query(CannedReplyTable::reply)
                .list();
    }

    Optional<CannedReply> find(UUID reader, UUID replyId) {
        return jdbc.sql(
                        """
                        SELECT * FROM canned_reply
                        WHERE client_id = :house AND reply_id = :reply AND (owner_id IS NULL OR owner_id = :reader)
                        """)
                .param("house", Person.HOUSE)
                .param("reply", replyId)
                .param("reader", reader)
                .query(CannedReplyTable::reply)
                .optional();
    }

    /** How many this owner has; the shared ones for null. */
    long countOf(UUID ownerOrHouse) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM canned_reply
                        WHERE client_id = :house AND coalesce(owner_id, :house) = :owner
                        """)
                .param("house", Person.HOUSE)
                .param("owner", ownerOrHouse)
                .query(Long.class)
                .single();
    }

    void insert(CannedReply reply) {
        jdbc.sql(
                        """
                INSERT INTO canned_reply (client_id, reply_id, owner_id, name, body, updated_at, version)
                VALUES (:house, :reply, :owner, :name, :body, :at, :version)
                """)
                .param("house", Person.HOUSE)
                .param("reply", reply.replyId())
                .param("owner", reply.ownerId(), Types.OTHER)
                .param("name", reply.name())
                .param("body", reply.body())
                .param("at", OffsetDateTime.ofInstant(reply.updatedAt(), ZoneOffset.UTC))
                .param("version", reply.version())
                .update();
    }

    /** False when somebody else has changed it since this version. */
    boolean update(CannedReply reply, int seen) {
        return jdbc.sql(
                                """
                        UPDATE canned_reply
                        SET owner_id = :owner, name = :name, body = :body, updated_at = :at, version = version + 1
                        WHERE client_id = :house AND reply_id = :reply AND version = :seen
                        """)
                        .param("house", Person.HOUSE)
                        .param("reply", reply.replyId())
                        .param("owner", reply.ownerId(), Types.OTHER)
                        .param("name", reply.name())
                        .param("body", reply.body())
                        .param("at", OffsetDateTime.ofInstant(reply.updatedAt(), ZoneOffset.UTC))
                        .param("seen", seen)
                        .update()
                == 1;
    }

    void delete(UUID replyId) {
        jdbc.sql("DELETE FROM canned_reply WHERE client_id = :house AND reply_id = :reply")
                .param("house", Person.HOUSE)
                .param("reply", replyId)
                .update();
    }

    private static CannedReply reply(ResultSet row, int number) throws SQLException {
        return new CannedReply(
                row.getObject("reply_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                row.getString("body"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
