package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.parameter;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_request}: which request was answered with what. Kept for ever, so a repeat has no deadline. */
@Component
class RequestTable {
    private final JdbcClient jdbc;

    RequestTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a key is for: the same text may name a ticket, a comment and a file. */
    enum Purpose {
        TICKET,
        COMMENT,
        ATTACHMENT,
        RATING
    }

    /**
     * Takes the key for what is about to be made, or tells what was made under it. A second request with the key waits
     * here until the first has committed.
     *
     * @return {@code made}, or the id of what the first request made
     */
    UUID claim(UUID clientId, UUID sender, Purpose purpose, String key, UUID made, Instant at) {
        int taken = jdbc.sql(
                        """
                        INSERT INTO ticket_request (client_id, sender_id, purpose, key, made_id, at)
                        VALUES (:client, :sender, :purpose, :key, :made, :at)
                        ON CONFLICT (client_id, sender_id, purpose, key) DO NOTHING
                        """)
                .param("client", clientId)
                .param("sender", sender)
                .param("purpose", purpose.name())
                .param("key", key)
                .param("made", made)
                .param("at", parameter(at))
                .update();
        return taken == 1 ? made : earlier(clientId, sender, purpose, key);
    }

    private UUID earlier(UUID clientId, UUID sender, Purpose purpose, String key) {
        return jdbc.sql(
                        """
                        SELECT made_id FROM ticket_request
                        WHERE client_id = :client AND sender_id = :sender AND purpose = :purpose AND key = :key
                        """)
                .param("client", clientId)
                .param("sender", sender)
                .param("purpose", purpose.name())
                .param("key", key)
                .query(UUID.class)
                .single();
    }
}
