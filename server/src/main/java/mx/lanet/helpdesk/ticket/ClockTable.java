package mx.lanet.helpdesk.ticket;

import static mx.lanet.helpdesk.ticket.Columns.parameter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.sla.ClockColumns;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clocks in the rows of {@code ticket}, for the work in the background. Nothing of it counts as a change of the ticket. */
@Component
class ClockTable {
    private final JdbcClient jdbc;

    ClockTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ticket whose alarm is due for longest, which nobody else works on; it is this transaction's until its end. */
    Optional<Ticket> takeDue(Instant now) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket WHERE sla_alarm_at <= :now
                        ORDER BY sla_alarm_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .param("now", parameter(now))
                .query(TicketTable::ticket)
                .optional();
    }

    /** A client's open tickets behind this one, in the order of their ids, which nobody else changes meanwhile. */
    List<Ticket> openAfter(UUID client, UUID reached, int most) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket
                        WHERE client_id = :client AND ticket_id > :reached AND state NOT IN ('resuelto', 'cerrado')
                        ORDER BY ticket_id LIMIT :most FOR NO KEY UPDATE
                        """)
                .param("client", client)
                .param("reached", reached)
                .param("most", most)
                .query(TicketTable::ticket)
                .list();
    }

    void save(Ticket ticket) {
        jdbc.sql(
                        """
                        UPDATE ticket SET sla_first = :slaFirst, sla_resolution = :slaResolution, sla_all_hours = :slaAllHours,
                            sla_used = :slaUsed, sla_since = :slaSince, sla_first_used = :slaFirstUsed,
                            sla_first_late_at = :slaFirstLate, sla_late_at = :slaLate, due_at = :due, sla_alarm_at = :slaAlarm,
                            sla_told = CAST(:slaTold AS text[])
                        WHERE client_id = :client AND ticket_id = :ticket
                        """)
                .paramSource(ClockColumns.into(new MapSqlParameterSource(), ticket.clock())
                        .addValue("client", ticket.clientId())
                        .addValue("ticket", ticket.ticketId()))
                .update();
    }

    void postpone(Ticket ticket, Instant until) {
        jdbc.sql(
                        """
                        UPDATE ticket SET sla_alarm_at = :until
                        WHERE client_id = :client AND ticket_id = :ticket AND sla_alarm_at IS NOT NULL
                        """)
                .param("until", parameter(until))
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .update();
    }
}
