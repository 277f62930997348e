package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The words by which a ticket is found. Whoever writes a text of a ticket adds them, in the same transaction. */
@Component
class WordsTable {
    private final JdbcClient jdbc;

    WordsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ticket is new, and nothing has been said in it. */
    void begin(UUID clientId, UUID ticketId) {
        jdbc.sql("SELECT begin_ticket_words(:client, :ticket) IS NULL")
                .param("client", clientId)
                .param("ticket", ticketId)
                .query(Boolean.class)
                .single();
    }

    /** Reads all texts of the ticket again: they have changed or moved. */
    void renew(UUID clientId, UUID ticketId) {
        jdbc.sql("SELECT renew_ticket_words(:client, :ticket) IS NULL")
                .param("client", clientId)
                .param("ticket", ticketId)
                .query(Boolean.class)
                .single();
    }

    /** Something was said, or a file's name. */
    void add(UUID clientId, UUID ticketId, String text, boolean internal) {
        jdbc.sql("SELECT add_ticket_words(:client, :ticket, :text, :internal) IS NULL")
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("text", text)
                .param("internal", internal)
                .query(Boolean.class)
                .single();
    }
}
