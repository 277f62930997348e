package mx.lanet.helpdesk.ticket.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_relation} and {@code ticket_child}. */
@Component
class LinkTable {
    /** No way upwards is longer, whatever else is wrong. */
    private static final int FARTHEST = 50;

    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Nobody else writes parents of this client before the transaction ends. */
    void alone(UUID clientId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('ticket parents of ' || :client, 0)) IS NULL")
                .param("client", clientId.toString())
                .query(Boolean.class)
                .single();
    }

    Optional<LinkedTicket> line(UUID clientId, UUID ticketId) {
        return jdbc.sql(
                        """
                        SELECT t.ticket_id, t.number, t.subject, t.state, t.requester_name, t.assignee_name FROM ticket t
                        WHERE t.client_id = :client AND t.ticket_id = :ticket
                        """)
                .param("client", clientId)
                .param("ticket", ticketId)
                .query(LinkTable::line)
                .optional();
    }

    Optional<LinkedTicket> parent(Ticket ticket) {
        return jdbc.sql(
                        """
                        SELECT t.ticket_id, t.number, t.subject, t.state, t.requester_name, t.assignee_name
                        FROM ticket_child c
                        JOIN ticket t ON t.client_id = c.client_id AND t.ticket_id = c.parent_id
                        WHERE c.client_id = :client AND c.ticket_id = :ticket
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .query(LinkTable::line)
                .optional();
    }

    List<LinkedTicket> children(Ticket ticket, int most) {
        return jdbc.sql(
                        """
                        SELECT t.ticket_id, t.number, t.subject, t.state, t.requester_name, t.assignee_name
                        FROM ticket_child c
                        JOIN ticket t ON t.client_id = c.client_id AND t.ticket_id = c.ticket_id
                        WHERE c.client_id = :client AND c.parent_id = :ticket
                        ORDER BY t.number LIMIT :most
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("most", most)
                .query(LinkTable::line)
                .list();
    }

    /** How a ticket stands to another one. */
    enum How {
        PARENT,
        CHILD,
        RELATED,
        /** It was merged into the other; what was merged into it before has its line there. */
        PART
    }

    record Beside(How how, LinkedTicket ticket) {}

    /** All that stand beside the ticket, in one statement: this is asked with each page of a ticket. */
    List<Beside> beside(Ticket ticket, int childrenMost, int relatedMost) {
        return jdbc.sql(
                        """
                SELECT b.how, t.ticket_id, t.number, t.subject, t.state, t.requester_name, t.assignee_name FROM (
                    SELECT 'PARENT' AS how, parent_id AS id FROM ticket_child
                    WHERE client_id = :client AND ticket_id = :ticket
                    UNION ALL
                    (SELECT 'CHILD', c.ticket_id FROM ticket_child c
                     JOIN ticket t ON t.client_id = c.client_id AND t.ticket_id = c.ticket_id
                     WHERE c.client_id = :client AND c.parent_id = :ticket ORDER BY t.number LIMIT :children)
                    UNION ALL
                    (SELECT 'RELATED', r.id FROM (
                        SELECT other_id AS id FROM ticket_relation WHERE client_id = :client AND ticket_id = :ticket
                        UNION ALL
                        SELECT ticket_id FROM ticket_relation WHERE client_id = :client AND other_id = :ticket) r
                     JOIN ticket t ON t.client_id = :client AND t.ticket_id = r.id
                     ORDER BY t.number DESC LIMIT :most)
                    UNION ALL
                    (SELECT 'PART', ticket_id FROM ticket
                     WHERE client_id = :client AND merged_into = :ticket ORDER BY number LIMIT :most)) b
                JOIN ticket t ON t.client_id = :client AND t.ticket_id = b.id
                ORDER BY CASE b.how WHEN 'RELATED' THEN -t.number ELSE t.number END
                """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("children", childrenMost)
                .param("most", relatedMost)
                .query((row, number) -> new Beside(How.valueOf(row.getString("how")), line(row, number)))
                .list();
    }

    private static LinkedTicket line(ResultSet row, int number) throws SQLException {
        return new LinkedTicket(
                row.getObject("ticket_id", UUID.class),
                row.getLong("number"),
                row.getString("subject"),
                State.of(row.getString("state")),
                row.getString("requester_name"),
                row.getString("assignee_name"));
    }

    int relations(Ticket ticket) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM ticket_relation
                        WHERE client_id = :client AND (ticket_id = :ticket OR other_id = :ticket)
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .query(Integer.class)
                .single();
    }

    /** Whether they did not stand beside each other before. */
    boolean relate(Ticket one, Ticket other, Instant at) {
        return jdbc.sql(
                                """
                        INSERT INTO ticket_relation (client_id, ticket_id, other_id, created_at)
                        VALUES (:client, least(:one, :other), greatest(:one, :other), :at) ON CONFLICT DO NOTHING
                        """)
                        .param("client", one.clientId())
                        .param("one", one.ticketId())
                        .param("other", other.ticketId())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether they stood beside each other. */
    boolean unrelate(Ticket one, Ticket other) {
        return jdbc.sql(
                                """
                        DELETE FROM ticket_relation WHERE client_id = :client
                          AND ticket_id = least(:one, :other) AND other_id = greatest(:one, :other)
                        """)
                        .param("client", one.clientId())
                        .param("one", one.ticketId())
                        .param("other", other.ticketId())
                        .update()
                == 1;
    }

    /** Itself, its parent, that one's parent, and so on. */
    List<UUID> ancestors(Ticket ticket) {
        return jdbc.sql(
                        """
                        WITH RECURSIVE up AS (
                            SELECT CAST(:ticket AS uuid) AS id, 1 AS depth
                            UNION ALL
                            SELECT c.parent_id, up.depth + 1 FROM ticket_child c JOIN up ON c.ticket_id = up.id
                            WHERE c.client_id = :client AND up.depth < :most)
                        SELECT id FROM up ORDER BY depth
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("most", FARTHEST)
                .query(UUID.class)
                .list();
    }

    /** How many stand below each other from this one on, itself counted, looked at this far. */
    int height(Ticket ticket, int most) {
        return jdbc.sql(
                        """
                        WITH RECURSIVE down AS (
                            SELECT CAST(:ticket AS uuid) AS id, 1 AS depth
                            UNION ALL
                            SELECT c.ticket_id, down.depth + 1 FROM ticket_child c JOIN down ON c.parent_id = down.id
                            WHERE c.client_id = :client AND down.depth < :most)
                        SELECT max(depth) FROM down
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    int childCount(Ticket parent) {
        return jdbc.sql("SELECT count(*) FROM ticket_child WHERE client_id = :client AND parent_id = :parent")
                .param("client", parent.clientId())
                .param("parent", parent.ticketId())
                .query(Integer.class)
                .single();
    }

    void adopt(Ticket child, Ticket parent, Instant at) {
        jdbc.sql(
                        """
                INSERT INTO ticket_child (client_id, ticket_id, parent_id, created_at)
                VALUES (:client, :child, :parent, :at)
                ON CONFLICT (client_id, ticket_id) DO UPDATE
                SET parent_id = excluded.parent_id, created_at = excluded.created_at
                """)
                .param("client", child.clientId())
                .param("child", child.ticketId())
                .param("parent", parent.ticketId())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether it was one. */
    boolean release(Ticket child, Ticket parent) {
        return jdbc.sql(
                                """
                        DELETE FROM ticket_child
                        WHERE client_id = :client AND ticket_id = :child AND parent_id = :parent
                        """)
                        .param("client", child.clientId())
                        .param("child", child.ticketId())
                        .param("parent", parent.ticketId())
                        .update()
                == 1;
    }

    /** Whatever stands beside the one, stands beside the other from now on, and its children are the other's. */
    void hand(Ticket from, Ticket to) {
        jdbc.sql(
                        """
                INSERT INTO ticket_relation (client_id, ticket_id, other_id, created_at)
                SELECT :client, least(beside.id, :to), greatest(beside.id, :to), beside.created_at
                FROM (SELECT other_id AS id, created_at FROM ticket_relation
                      WHERE client_id = :client AND ticket_id = :from
                      UNION ALL
                      SELECT ticket_id, created_at FROM ticket_relation
                      WHERE client_id = :client AND other_id = :from) beside
                WHERE beside.id <> :to
                ON CONFLICT DO NOTHING
                """)
                .param("client", from.clientId())
                .param("from", from.ticketId())
                .param("to", to.ticketId())
                .update();
        jdbc.sql(
                        """
                DELETE FROM ticket_relation WHERE client_id = :client AND (ticket_id = :from OR other_id = :from)
                """)
                .param("client", from.clientId())
                .param("from", from.ticketId())
                .update();
        jdbc.sql("UPDATE ticket_child SET parent_id = :to WHERE client_id = :client AND parent_id = :from")
                .param("client", from.clientId())
                .param("from", from.ticketId())
                .param("to", to.ticketId())
                .update();
    }
}
