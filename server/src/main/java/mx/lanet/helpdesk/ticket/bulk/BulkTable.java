package mx.lanet.helpdesk.ticket.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_bulk}, all of them the house's. */
@Component
class BulkTable {
    private final JdbcClient jdbc;

    BulkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BulkWork work) {
        jdbc.sql(
                        """
                        INSERT INTO ticket_bulk (client_id, bulk_id, owner_id, kind, target, target_name, body, list_address,
                            tickets, made_at)
                        VALUES (:house, :bulk, :owner, :kind, :target, :name, :body, :list, :tickets, :made)
                        """)
                .param("house", Person.HOUSE)
                .param("bulk", work.bulkId())
                .param("owner", work.ownerId())
                .param("kind", work.wish().kind().word())
                .param("target", work.wish().target())
                .param("name", work.wish().targetName())
                .param("body", work.wish().body())
                .param("list", work.list())
                .param("tickets", work.tickets())
                .param("made", utc(work.madeAt()))
                .update();
    }

    Optional<BulkWork> find(UUID bulkId) {
        return jdbc.sql("SELECT * FROM ticket_bulk WHERE client_id = :house AND bulk_id = :bulk")
                .param("house", Person.HOUSE)
                .param("bulk", bulkId)
                .query(BulkTable::work)
                .optional();
    }

    /** The newest first. */
    List<BulkWork> of(UUID owner, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_bulk WHERE client_id = :house AND owner_id = :owner
                        ORDER BY made_at DESC LIMIT :most
                        """)
                .param("house", Person.HOUSE)
                .param("owner", owner)
                .param("most", most)
                .query(BulkTable::work)
                .list();
    }

    int unfinished(UUID owner) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM ticket_bulk
                        WHERE client_id = :house AND owner_id = :owner AND finished_at IS NULL
                        """)
                .param("house", Person.HOUSE)
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /** What no server works on and is not finished, the oldest first. */
    List<UUID> waiting(Instant now, int most) {
        return jdbc.sql(
                        """
                        SELECT bulk_id FROM ticket_bulk
                        WHERE client_id = :house AND finished_at IS NULL AND (runs_until IS NULL OR runs_until < :now)
                        ORDER BY made_at LIMIT :most
                        """)
                .param("house", Person.HOUSE)
                .param("now", utc(now))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Whether it is this server's from now on: nobody else works on it, or has said nothing for too long. */
    boolean take(UUID bulkId, UUID by, Instant now, Instant until) {
        return jdbc.sql(
                                """
                        UPDATE ticket_bulk SET runs_by = :by, runs_until = :until
                        WHERE client_id = :house AND bulk_id = :bulk AND finished_at IS NULL
                          AND (runs_until IS NULL OR runs_until < :now)
                        """)
                        .param("house", Person.HOUSE)
                        .param("bulk", bulkId)
                        .param("by", by)
                        .param("now", utc(now))
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** Whether it still is this server's, and nobody has cancelled it; it stays so until then. */
    boolean keep(UUID bulkId, UUID by, Instant until) {
        return jdbc.sql(
                                """
                        UPDATE ticket_bulk SET runs_until = :until
                        WHERE client_id = :house AND bulk_id = :bulk AND runs_by = :by AND finished_at IS NULL
                          AND cancelled_at IS NULL
                        """)
                        .param("house", Person.HOUSE)
                        .param("bulk", bulkId)
                        .param("by", by)
                        .param("until", utc(until))
                        .update()
                == 1;
    }

    /** Leaves it to whoever looks next. */
    void release(UUID bulkId, UUID by) {
        jdbc.sql(
                        """
                        UPDATE ticket_bulk SET runs_until = NULL
                        WHERE client_id = :house AND bulk_id = :bulk AND runs_by = :by AND finished_at IS NULL
                        """)
                .param("house", Person.HOUSE)
                .param("bulk", bulkId)
                .param("by", by)
                .update();
    }

    void finish(UUID bulkId, UUID by, Instant now) {
        jdbc.sql(
                        """
                        UPDATE ticket_bulk SET finished_at = :now, runs_until = NULL
                        WHERE client_id = :house AND bulk_id = :bulk AND runs_by = :by AND finished_at IS NULL
                        """)
                .param("house", Person.HOUSE)
                .param("bulk", bulkId)
                .param("by", by)
                .param("now", utc(now))
                .update();
    }

    /** What nobody works on is over at once; who works on it sees it before the next few. */
    void cancel(UUID bulkId, Instant now) {
        jdbc.sql(
                        """
                        UPDATE ticket_bulk SET cancelled_at = :now,
                            finished_at = CASE WHEN runs_until IS NULL OR runs_until < :now THEN :now END
                        WHERE client_id = :house AND bulk_id = :bulk AND finished_at IS NULL AND cancelled_at IS NULL
                        """)
                .param("house", Person.HOUSE)
                .param("bulk", bulkId)
                .param("now", utc(now))
                .update();
    }

    /** Whether it was not undone before. */
    boolean undo(UUID bulkId, Instant now) {
        return jdbc.sql(
                                """
                        UPDATE ticket_bulk SET undone_at = :now
                        WHERE client_id = :house AND bulk_id = :bulk AND undone_at IS NULL
                        """)
                        .param("house", Person.HOUSE)
                        .param("bulk", bulkId)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    void deleteBefore(Instant time) {
        jdbc.sql("DELETE FROM ticket_bulk WHERE made_at < :time")
                .param("time", utc(time))
                .update();
    }

    private static BulkWork work(ResultSet row, int number) throws SQLException {
        return new BulkWork(
                row.getObject("bulk_id", UUID.class),
                row.getObject("owner_id", UUID.class),
                new Wish(
                        Wish.Kind.find(row.getString("kind")).orElseThrow(),
                        row.getString("target"),
                        row.getString("target_name"),
                        row.getString("body")),
                row.getString("list_address"),
                row.getInt("tickets"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                time(row, "finished_at"),
                time(row, "cancelled_at"),
                time(row, "undone_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
