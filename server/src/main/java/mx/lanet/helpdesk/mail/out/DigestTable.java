package mx.lanet.helpdesk.mail.out;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code mail_digest_line}, inside a transaction of all clients. */
@Component
class DigestTable {
    /** A digest has no more lines. */
    static final int MOST = 200;

    private final JdbcClient sql;
    private final Ids ids;

    DigestTable(JdbcClient sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /** Whose digest it is. */
    record Reader(UUID clientId, UUID userId) {}

    /** Something that happened to a ticket. */
    record Line(UUID ticketId, MailKind kind, String actorName, Instant at) {}

    void note(Ticket ticket, Reader reader, Line line, Instant due) {
        sql.sql(
                        """
                        INSERT INTO mail_digest_line (client_id, line_id, user_client_id, user_id, ticket_id, kind,
                            actor_name, at, due_at)
                        VALUES (:client, :id, :userClient, :user, :ticket, :kind, :actor, :at, :due)
                        """)
                .param("client", ticket.clientId())
                .param("id", ids.next())
                .param("userClient", reader.clientId())
                .param("user", reader.userId())
                .param("ticket", ticket.ticketId())
                .param("kind", line.kind().word())
                .param("actor", line.actorName())
                .param("at", line.at().atOffset(ZoneOffset.UTC))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Somebody whose digest is due, and whom no other worker of any server has until this transaction ends. */
    Optional<Reader> take(Instant now) {
        return sql.sql(
                        """
                        SELECT user_client_id, user_id FROM mail_digest_line WHERE due_at <= :now
                        ORDER BY due_at LIMIT 1
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) ->
                        new Reader(row.getObject("user_client_id", UUID.class), row.getObject("user_id", UUID.class)))
                .optional()
                .filter(this::lock);
    }

    private boolean lock(Reader reader) {
        return sql.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('digest ' || :user, 0))")
                .param("user", reader.userId().toString())
                .query(Boolean.class)
                .single();
    }

    /** Takes what waits for this reader, oldest first. */
    List<Line> empty(Reader reader) {
        return sql
                .sql(
                        """
                        DELETE FROM mail_digest_line WHERE user_client_id = :client AND user_id = :user
                        RETURNING ticket_id, kind, actor_name, at
                        """)
                .param("client", reader.clientId())
                .param("user", reader.userId())
                .query((row, _) -> new Line(
                        row.getObject("ticket_id", UUID.class),
                        MailKind.of(row.getString("kind")).orElseThrow(),
                        row.getString("actor_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }
}
