package mx.lanet.helpdesk.ticket.tag;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_tag} and {@code ticket_tag_name}, inside the caller's transaction. */
@Component
public class TagTable {
    private final JdbcClient jdbc;

    TagTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By key. */
    public List<Tag> of(UUID clientId, UUID ticketId) {
        return jdbc.sql(
                        "SELECT name FROM ticket_tag WHERE client_id = :client AND ticket_id = :ticket ORDER BY tag_key")
                .param("client", clientId)
                .param("ticket", ticketId)
                .query((row, _) -> new Tag(row.getString("name")))
                .list();
    }

    /** Puts it on the ticket, spelled as this client's tickets have it already; empty when it stood there. */
    public Optional<Tag> put(UUID clientId, UUID ticketId, Tag tag, Instant now) {
        return jdbc.sql(
                        """
                        WITH spelled AS (
                            INSERT INTO ticket_tag_name (client_id, tag_key, name, used_at)
                            VALUES (:client, :key, :name, :now)
                            ON CONFLICT (client_id, tag_key) DO UPDATE SET used_at = excluded.used_at
                            RETURNING name)
                        INSERT INTO ticket_tag (client_id, ticket_id, tag_key, name, put_at)
                        SELECT :client, :ticket, :key, spelled.name, :now FROM spelled
                        ON CONFLICT (client_id, ticket_id, tag_key) DO NOTHING
                        RETURNING name
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("key", tag.key())
                .param("name", tag.name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Tag(row.getString("name")))
                .optional();
    }

    /** Takes it off the ticket; a tag that no other ticket of the client has is forgotten. Empty when it stood not there. */
    public Optional<Tag> take(UUID clientId, UUID ticketId, String key) {
        return jdbc.sql(
                        """
                        WITH taken AS (
                            DELETE FROM ticket_tag
                            WHERE client_id = :client AND ticket_id = :ticket AND tag_key = :key RETURNING name),
                        forgotten AS (
                            DELETE FROM ticket_tag_name
                            WHERE client_id = :client AND tag_key = :key AND EXISTS (SELECT FROM taken)
                              AND NOT EXISTS (SELECT FROM ticket_tag other WHERE other.client_id = :client
                                  AND other.tag_key = :key AND other.ticket_id <> :ticket))
                        SELECT name FROM taken
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .param("key", key)
                .query((row, _) -> new Tag(row.getString("name")))
                .optional();
    }

    /** All of one ticket's to another of the same client, which may have some of them already. */
    void move(UUID clientId, UUID from, UUID to) {
        jdbc.sql(
                        """
                        WITH moved AS (
                            DELETE FROM ticket_tag WHERE client_id = :client AND ticket_id = :from
                            RETURNING tag_key, name, put_at)
                        INSERT INTO ticket_tag (client_id, ticket_id, tag_key, name, put_at)
                        SELECT :client, :to, tag_key, name, put_at FROM moved
                        ON CONFLICT (client_id, ticket_id, tag_key) DO NOTHING
                        """)
                .param("client", clientId)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Of each of these tickets, in two lists of the same length; those without any are left out. Ticket by ticket. */
    Map<UUID, List<Tag>> ofAll(List<UUID> clients, List<UUID> tickets) {
        Map<UUID, List<Tag>> tags = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT asked.ticket_id, g.name
                        FROM unnest(CAST(:clients AS uuid[]), CAST(:tickets AS uuid[])) AS asked (client_id, ticket_id)
                        CROSS JOIN LATERAL (
                            SELECT t.name, t.tag_key FROM ticket_tag t
                            WHERE t.client_id = asked.client_id AND t.ticket_id = asked.ticket_id
                            ORDER BY t.tag_key LIMIT :most) g
                        """)
                .param("most", Tag.MOST)
                .param("clients", texts(clients))
                .param("tickets", texts(tickets))
                .query((row, _) -> tags.computeIfAbsent(row.getObject("ticket_id", UUID.class), _ -> new ArrayList<>())
                        .add(new Tag(row.getString("name"))))
                .list();
        return tags;
    }

    /** Those of this client by their keys, the last used first. */
    Map<String, Tag> usedAt(UUID clientId, int most) {
        return byKey(jdbc.sql(
                        """
                        SELECT tag_key, name FROM ticket_tag_name WHERE client_id = :client
                        ORDER BY used_at DESC LIMIT :most
                        """)
                .param("client", clientId)
                .param("most", most));
    }

    /** Those of all clients that are reached, by their keys, the last used first; of those looked at, each once. */
    Map<String, Tag> usedAnywhere(Reach reach, int most) {
        return byKey(jdbc.sql(
                        """
                        SELECT tag_key, name FROM ticket_tag_name
                        WHERE :everything OR client_id = ANY (CAST(:clients AS uuid[]))
                        ORDER BY used_at DESC LIMIT :most
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("most", most));
    }

    private static Map<String, Tag> byKey(JdbcClient.StatementSpec statement) {
        Map<String, Tag> tags = new LinkedHashMap<>();
        statement.query(row -> {
            tags.putIfAbsent(row.getString("tag_key"), new Tag(row.getString("name")));
        });
        return tags;
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
