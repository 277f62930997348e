package mx.lanet.helpdesk.ticket.text;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_first_text}: what a ticket was asked with, where it has a form. */
@Component
public class FirstTextTable {
    private final JdbcClient jdbc;

    FirstTextTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param html of {@link Written#html} */
    public void insert(UUID clientId, UUID ticketId, String html) {
        jdbc.sql("INSERT INTO ticket_first_text (client_id, ticket_id, html) VALUES (:client, :ticket, :html)")
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("html", html)
                .update();
    }

    /** Empty when the ticket's plain text says all. */
    public Optional<String> find(UUID clientId, UUID ticketId) {
        return jdbc.sql("SELECT html FROM ticket_first_text WHERE client_id = :client AND ticket_id = :ticket")
                .param("client", clientId)
                .param("ticket", ticketId)
                .query(String.class)
                .optional();
    }
}
