package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.parameter;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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

    /** A key that is taken for a ticket about to be made. */
    record Claim(UUID clientId, UUID sender, String key, UUID made) {}

    /** Takes those of these keys that nobody has taken, in an order in which no two wait for each other; the ids of their tickets. */
    Set<UUID> claim(List<Claim> claims, Instant at) {
        return Set.copyOf(jdbc.sql(
                        """
                        INSERT INTO ticket_request (client_id, sender_id, purpose, key, made_id, at)
                        SELECT client, sender, :purpose, key, made, :at
                        FROM unnest(CAST(:clients AS uuid[]), CAST(:senders AS uuid[]), CAST(:keys AS text[]), CAST(:made AS uuid[]))
                            AS claim (client, sender, key, made)
                        ORDER BY client, sender, key
                        ON CONFLICT (client_id, sender_id, purpose, key) DO NOTHING
                        RETURNING made_id
                        """)
                .param("purpose", Purpose.TICKET.name())
                .param("at", parameter(at))
                .param("clients", texts(claims, Claim::clientId))
                .param("senders", texts(claims, Claim::sender))
                .param("keys", texts(claims, Claim::key))
                .param("made", texts(claims, Claim::made))
                .query(UUID.class)
                .list());
    }

    private static String[] texts(List<Claim> claims, Function<Claim, Object> part) {
        return claims.stream().map(part).map(Object::toString).toArray(String[]::new);
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
