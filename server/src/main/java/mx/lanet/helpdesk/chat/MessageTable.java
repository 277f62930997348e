package mx.lanet.helpdesk.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code chat_message}. */
@Component
class MessageTable {
    private final JdbcClient jdbc;

    MessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private JdbcClient.StatementSpec of(Chat chat, String sql) {
        return jdbc.sql(sql).param("client", chat.clientId()).param("chat", chat.chatId());
    }

    /** The last ones before that number, the newest first. */
    List<Message> before(Chat chat, long sequence, int most) {
        return of(
                        chat,
                        """
                        SELECT * FROM chat_message WHERE client_id = :client AND chat_id = :chat AND sequence < :sequence
                        ORDER BY sequence DESC LIMIT :most
                        """)
                .param("sequence", sequence)
                .param("most", most)
                .query(MessageTable::message)
                .list();
    }

    /** What was said after that number, the newest first. */
    List<Message> after(Chat chat, long sequence, int most) {
        return of(
                        chat,
                        """
                        SELECT * FROM chat_message WHERE client_id = :client AND chat_id = :chat AND sequence > :sequence
                        ORDER BY sequence DESC LIMIT :most
                        """)
                .param("sequence", sequence)
                .param("most", most)
                .query(MessageTable::message)
                .list();
    }

    /** The last one that says that a ticket was made. */
    Optional<Message> lastTicket(Chat chat) {
        return of(
                        chat,
                        """
                        SELECT * FROM chat_message WHERE client_id = :client AND chat_id = :chat AND ticket <> ''
                        ORDER BY sequence DESC LIMIT 1
                        """)
                .query(MessageTable::message)
                .optional();
    }

    /** Those that hold these words one after the other, accents or not, the newest first. */
    List<Message> search(Chat chat, String words, int most) {
        return of(
                        chat,
                        """
                        SELECT * FROM chat_message WHERE client_id = :client AND chat_id = :chat AND removed_at IS NULL
                          AND position(unaccent(lower(:words)) IN unaccent(lower(body))) > 0 ORDER BY sequence DESC LIMIT :most
                        """)
                .param("words", words)
                .param("most", most)
                .query(MessageTable::message)
                .list();
    }

    Optional<Message> find(Chat chat, UUID messageId) {
        return of(
                        chat,
                        "SELECT * FROM chat_message WHERE client_id = :client AND chat_id = :chat AND message_id = :message")
                .param("message", messageId)
                .query(MessageTable::message)
                .optional();
    }

    /** False when this id was used before, in whichever conversation of the client. */
    boolean insert(Chat chat, UUID messageId, long sequence, Person author, String body, String ticket, Instant now) {
        return of(
                                chat,
                                """
                                INSERT INTO chat_message (client_id, chat_id, message_id, sequence, author_id, author_name, body,
                                    ticket, said_at)
                                VALUES (:client, :chat, :message, :sequence, :author, :name, :body, :ticket, :now)
                                ON CONFLICT (client_id, message_id) DO NOTHING
                                """)
                        .param("message", messageId)
                        .param("sequence", sequence)
                        .param("author", author.userId())
                        .param("name", author.name())
                        .param("body", body)
                        .param("ticket", ticket)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void edit(Chat chat, UUID messageId, String body, Instant now) {
        of(
                        chat,
                        """
                        UPDATE chat_message SET body = :body, edited_at = :now
                        WHERE client_id = :client AND chat_id = :chat AND message_id = :message
                        """)
                .param("message", messageId)
                .param("body", body)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(Chat chat, UUID messageId, Instant now) {
        of(
                        chat,
                        """
                        UPDATE chat_message SET body = '', removed_at = :now
                        WHERE client_id = :client AND chat_id = :chat AND message_id = :message
                        """)
                .param("message", messageId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getObject("message_id", UUID.class),
                row.getLong("sequence"),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                row.getString("body"),
                row.getString("ticket"),
                row.getObject("said_at", OffsetDateTime.class).toInstant(),
                ChatTable.instant(row.getObject("edited_at", OffsetDateTime.class)),
                ChatTable.instant(row.getObject("removed_at", OffsetDateTime.class)));
    }
}
