package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.id;
import static mx.lanet.helpdesk.ticket.Columns.idOrNull;
import static mx.lanet.helpdesk.ticket.Columns.parameter;
import static mx.lanet.helpdesk.ticket.Columns.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.ticket.file.Stored;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_attachment}. */
@Component
class AttachmentTable {
    private final JdbcClient jdbc;
    private final WordsTable words;

    AttachmentTable(JdbcClient jdbc, WordsTable words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    void insert(UUID clientId, Attachment attachment) {
        jdbc.sql(
                        """
                INSERT INTO ticket_attachment (client_id, ticket_id, attachment_id, comment_id, internal, file_name,
                    media_type, size_bytes, sha256, stored_as, thumbnail, picture, added_by_name, created_at)
                VALUES (:client, :ticket, :attachment, :comment, :internal, :name, :type, :size, :sha, :stored,
                    :thumbnail, :picture, :by, :created)
                """)
                .param("client", clientId)
                .param("ticket", attachment.ticketId())
                .param("attachment", attachment.attachmentId())
                .param("comment", attachment.commentId(), Types.OTHER)
                .param("internal", attachment.internal())
                .param("name", attachment.fileName())
                .params(attachment.stored().params())
                .param("by", attachment.addedByName())
                .param("created", parameter(attachment.createdAt()))
                .update();
        words.add(clientId, attachment.ticketId(), attachment.fileName(), attachment.internal());
    }

    /** Oldest first. */
    List<Attachment> of(Ticket ticket, boolean withInternal) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_attachment
                        WHERE client_id = :client AND ticket_id = :ticket AND (:internal OR NOT internal)
                        ORDER BY created_at, attachment_id LIMIT :most
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("internal", withInternal)
                .param("most", Attachments.MOST)
                .query(AttachmentTable::attachment)
                .list();
    }

    int count(Ticket ticket) {
        return jdbc.sql("SELECT count(*) FROM ticket_attachment WHERE client_id = :client AND ticket_id = :ticket")
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .query(Integer.class)
                .single();
    }

    Optional<Attachment> find(Ticket ticket, UUID attachmentId, boolean withInternal) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_attachment
                        WHERE client_id = :client AND ticket_id = :ticket AND attachment_id = :attachment
                          AND (:internal OR NOT internal)
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("attachment", attachmentId)
                .param("internal", withInternal)
                .query(AttachmentTable::attachment)
                .optional();
    }

    /** The files of these comments go with them to another ticket of the same client. */
    void carry(Ticket from, Ticket to, List<UUID> comments) {
        jdbc.sql(
                        """
                        UPDATE ticket_attachment SET ticket_id = :to
                        WHERE client_id = :client AND ticket_id = :from AND comment_id = ANY (CAST(:comments AS uuid[]))
                        """)
                .param("client", from.clientId())
                .param("from", from.ticketId())
                .param("to", to.ticketId())
                .param("comments", comments.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** The files of a comment stand by themselves from now on. */
    void besideTheQuestion(Ticket ticket, UUID commentId) {
        jdbc.sql(
                        """
                        UPDATE ticket_attachment SET comment_id = NULL
                        WHERE client_id = :client AND ticket_id = :ticket AND comment_id = :comment
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("comment", commentId)
                .update();
    }

    Optional<UUID> ticketOf(Reach reach, UUID attachmentId) {
        return jdbc.sql(
                        """
                        SELECT ticket_id FROM ticket_attachment
                        WHERE attachment_id = :attachment AND (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                        """)
                .param("attachment", attachmentId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(UUID.class)
                .optional();
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(
                id(row, "attachment_id"),
                id(row, "ticket_id"),
                idOrNull(row, "comment_id"),
                row.getBoolean("internal"),
                row.getString("file_name"),
                Stored.of(row),
                row.getString("added_by_name"),
                time(row, "created_at"));
    }
}
