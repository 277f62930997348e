package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands near a ticket: other open ones of its person and of its machine. */
@Component
class NearTable {
    private final JdbcClient jdbc;

    NearTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TicketRow> ofPerson(Ticket ticket, UUID requester, UUID reader) {
        return jdbc.sql(
                        """
                        SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                            t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                            t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version,
                            r.public_comments AS seen_comments,
                            t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                            t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told
                        FROM ticket t
                        LEFT JOIN ticket_read r
                            ON r.client_id = t.client_id AND r.ticket_id = t.ticket_id AND r.reader_id = :reader
                        WHERE t.client_id = :client AND t.requester_id = :requester AND t.ticket_id <> :ticket
                          AND t.state NOT IN ('resuelto', 'cerrado')
                        ORDER BY t.updated_at DESC LIMIT :most
                        """)
                .param("reader", reader)
                .param("client", ticket.clientId())
                .param("requester", requester)
                .param("ticket", ticket.ticketId())
                .param("most", NearTickets.MOST)
                .query(TicketRows::row)
                .list();
    }

    /** Those that somebody else asked for, or nobody in particular. */
    List<TicketRow> ofMachine(Ticket ticket, UUID asset, UUID reader) {
        return jdbc.sql(
                        """
                        SELECT t.client_id, t.ticket_id, t.number, t.subject, t.category, t.priority, t.state, t.channel,
                            t.requester_id, t.requester_name, t.asset_id, t.asset_name, t.assignee_id, t.assignee_name,
                            t.opened_by, t.created_at, t.updated_at, t.public_comments, t.rating, t.version,
                            r.public_comments AS seen_comments,
                            t.sla_first, t.sla_resolution, t.sla_all_hours, t.sla_used, t.sla_since, t.sla_first_used,
                            t.sla_first_late_at, t.sla_late_at, t.due_at, t.sla_alarm_at, t.sla_told
                        FROM ticket t
                        LEFT JOIN ticket_read r
                            ON r.client_id = t.client_id AND r.ticket_id = t.ticket_id AND r.reader_id = :reader
                        WHERE t.client_id = :client AND t.asset_id = :asset AND t.ticket_id <> :ticket
                          AND t.requester_id IS DISTINCT FROM CAST(:requester AS uuid)
                          AND t.state NOT IN ('resuelto', 'cerrado')
                        ORDER BY t.created_at DESC LIMIT :most
                        """)
                .param("reader", reader)
                .param("client", ticket.clientId())
                .param("asset", asset)
                .param("ticket", ticket.ticketId())
                .param(
                        "requester",
                        ticket.requesterId() == null
                                ? null
                                : ticket.requesterId().toString())
                .param("most", NearTickets.MOST)
                .query(TicketRows::row)
                .list();
    }

    /** How many are open, and how many there are, of the person's newest. */
    int[] countsOfPerson(UUID clientId, UUID requester) {
        return jdbc.sql(
                        """
                        SELECT count(*) FILTER (WHERE state NOT IN ('resuelto', 'cerrado')) AS open, count(*) AS newest
                        FROM (SELECT state FROM ticket WHERE client_id = :client AND requester_id = :requester
                              ORDER BY updated_at DESC LIMIT :counted) newest
                        """)
                .param("client", clientId)
                .param("requester", requester)
                .param("counted", NearTickets.COUNTED)
                .query((row, _) -> new int[] {row.getInt("open"), row.getInt("newest")})
                .single();
    }
}
