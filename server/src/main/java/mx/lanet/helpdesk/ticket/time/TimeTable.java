package mx.lanet.helpdesk.ticket.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_time}. */
@Component
class TimeTable {
    private final JdbcClient jdbc;

    TimeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last day first. */
    List<TimeEntry> of(Ticket ticket, Slice.Request page) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_time WHERE client_id = :client AND ticket_id = :ticket
                        ORDER BY spent_on DESC, time_id DESC LIMIT :size OFFSET :skip
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("size", page.size())
                .param("skip", page.offset())
                .query(TimeTable::entry)
                .list();
    }

    /** How many there are, and their minutes. */
    record Sum(int entries, long minutes) {}

    Sum sum(Ticket ticket) {
        return jdbc.sql(
                        """
                        SELECT count(*) AS entries, coalesce(sum(minutes), 0) AS minutes FROM ticket_time
                        WHERE client_id = :client AND ticket_id = :ticket
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .query((row, _) -> new Sum(row.getInt("entries"), row.getLong("minutes")))
                .single();
    }

    Optional<TimeEntry> find(Ticket ticket, UUID timeId) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_time
                        WHERE client_id = :client AND ticket_id = :ticket AND time_id = :time
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("time", timeId)
                .query(TimeTable::entry)
                .optional();
    }

    void insert(Ticket ticket, TimeEntry entry, Instant now) {
        jdbc.sql(
                        """
                INSERT INTO ticket_time (client_id, ticket_id, time_id, person_id, person_name, minutes, spent_on, note,
                    created_at)
                VALUES (:client, :ticket, :time, :person, :name, :minutes, :day, :note, :now)
                """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("time", entry.timeId())
                .param("person", entry.personId())
                .param("name", entry.personName())
                .param("minutes", entry.minutes())
                .param("day", entry.spentOn())
                .param("note", entry.note())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when it has been changed since the version before this one. */
    boolean update(Ticket ticket, TimeEntry entry) {
        return jdbc.sql(
                                """
                        UPDATE ticket_time SET minutes = :minutes, spent_on = :day, note = :note, version = :version
                        WHERE client_id = :client AND ticket_id = :ticket AND time_id = :time AND version = :version - 1
                        """)
                        .param("client", ticket.clientId())
                        .param("ticket", ticket.ticketId())
                        .param("time", entry.timeId())
                        .param("minutes", entry.minutes())
                        .param("day", entry.spentOn())
                        .param("note", entry.note())
                        .param("version", entry.version())
                        .update()
                == 1;
    }

    void delete(Ticket ticket, UUID timeId) {
        jdbc.sql("DELETE FROM ticket_time WHERE client_id = :client AND ticket_id = :ticket AND time_id = :time")
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("time", timeId)
                .update();
    }

    /** All of one ticket's to another of the same client. */
    void move(UUID clientId, UUID from, UUID to) {
        jdbc.sql("UPDATE ticket_time SET ticket_id = :to WHERE client_id = :client AND ticket_id = :from")
                .param("client", clientId)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static TimeEntry entry(ResultSet row, int number) throws SQLException {
        return new TimeEntry(
                row.getObject("time_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                row.getInt("minutes"),
                row.getObject("spent_on", LocalDate.class),
                row.getString("note"),
                row.getInt("version"));
    }
}
