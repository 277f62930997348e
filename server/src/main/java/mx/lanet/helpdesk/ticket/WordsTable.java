package mx.lanet.helpdesk.ticket;

import java.util.List;
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

    /** The tickets are new, and nothing has been said in them. */
    void begin(List<Ticket> tickets) {
        jdbc.sql("SELECT begin_ticket_words(client, ticket) IS NULL "
                        + "FROM unnest(CAST(:clients AS uuid[]), CAST(:tickets AS uuid[])) AS made (client, ticket)")
                .param(
                        "clients",
                        tickets.stream()
                                .map(Ticket::clientId)
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .param(
                        "tickets",
                        tickets.stream()
                                .map(Ticket::ticketId)
                                .map(UUID::toString)
                                .toArray(String[]::new))
                .query(Boolean.class)
                .list();
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
