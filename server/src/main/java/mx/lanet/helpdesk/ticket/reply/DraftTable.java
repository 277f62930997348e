package mx.lanet.helpdesk.ticket.reply;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_draft}. */
@Component
class DraftTable {
    private final JdbcClient jdbc;

    DraftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(Ticket ticket, UUID author, boolean byStaff, Draft draft) {
        jdbc.sql(
                        """
                INSERT INTO ticket_draft (client_id, ticket_id, author_id, kind, by_staff, body, html, saved_at)
                VALUES (:client, :ticket, :author, :kind, :staff, :body, :html, :at)
                ON CONFLICT (client_id, ticket_id, author_id, kind) DO UPDATE
                SET body = excluded.body, html = excluded.html, saved_at = excluded.saved_at, by_staff = excluded.by_staff
                """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("author", author)
                .param("kind", draft.kind().word())
                .param("staff", byStaff)
                .param("body", draft.body())
                .param("html", draft.html(), Types.VARCHAR)
                .param("at", OffsetDateTime.ofInstant(draft.savedAt(), ZoneOffset.UTC))
                .update();
    }

    void forget(Ticket ticket, UUID author, Draft.Kind kind) {
        jdbc.sql(
                        """
                DELETE FROM ticket_draft
                WHERE client_id = :client AND ticket_id = :ticket AND author_id = :author AND kind = :kind
                """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("author", author)
                .param("kind", kind.word())
                .update();
    }

    /** Newest first. */
    List<Draft> of(Ticket ticket, UUID author) {
        return jdbc.sql(
                        """
                        SELECT kind, body, html, saved_at FROM ticket_draft
                        WHERE client_id = :client AND ticket_id = :ticket AND author_id = :author
                        ORDER BY saved_at DESC
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("author", author)
                .query((row, number) -> new Draft(
                        Draft.Kind.find(row.getString("kind")).orElseThrow(),
                        row.getString("body"),
                        row.getString("html"),
                        at(row)))
                .list();
    }

    /** Keeps the newest so many of this author. */
    void keepNewest(Reach reach, UUID author, int most) {
        jdbc.sql(
                        """
                DELETE FROM ticket_draft
                WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[]))) AND author_id = :author
                  AND saved_at < (SELECT saved_at FROM ticket_draft
                                  WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                                    AND author_id = :author
                                  ORDER BY saved_at DESC LIMIT 1 OFFSET :most)
                """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("author", author)
                .param("most", most - 1)
                .update();
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("saved_at", OffsetDateTime.class).toInstant();
    }
}
