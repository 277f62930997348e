package mx.lanet.helpdesk.ticket.watch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Ticket;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_watcher} and {@code ticket_mention}, inside the caller's transaction. */
@Component
public class WatchTable {
    private final JdbcClient jdbc;

    WatchTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of the team, for the transactions of staff. */
    public List<TeamMate> team(UUID clientId) {
        return jdbc.sql("SELECT user_id, name, login, serves FROM team_of(:client)")
                .param("client", clientId)
                .query((row, _) -> new TeamMate(
                        row.getObject("user_id", UUID.class),
                        row.getString("name"),
                        row.getString("login"),
                        row.getBoolean("serves")))
                .list();
    }

    /** The team first, then by name. */
    public List<Watcher> of(Ticket ticket) {
        return jdbc.sql(
                        """
                        SELECT user_id, user_name, of_team FROM ticket_watcher
                        WHERE client_id = :client AND ticket_id = :ticket
                        ORDER BY of_team DESC, user_name, user_id LIMIT :most
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("most", 2 * Watchers.MOST)
                .query((row, _) -> new Watcher(
                        row.getObject("user_id", UUID.class), row.getString("user_name"), row.getBoolean("of_team")))
                .list();
    }

    /** False when that person watches already. */
    public boolean add(Ticket ticket, Watcher who, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO ticket_watcher (client_id, ticket_id, user_id, user_name, of_team, since)
                        VALUES (:client, :ticket, :user, :name, :team, :now)
                        ON CONFLICT (client_id, ticket_id, user_id) DO NOTHING
                        """)
                        .param("client", ticket.clientId())
                        .param("ticket", ticket.ticketId())
                        .param("user", who.userId())
                        .param("name", who.name())
                        .param("team", who.ofTeam())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False when that person did not watch. */
    public boolean remove(Ticket ticket, UUID userId) {
        return jdbc.sql(
                                """
                        DELETE FROM ticket_watcher
                        WHERE client_id = :client AND ticket_id = :ticket AND user_id = :user
                        """)
                        .param("client", ticket.clientId())
                        .param("ticket", ticket.ticketId())
                        .param("user", userId)
                        .update()
                == 1;
    }

    /** Whether this person asked for a ticket that has become a part of this one. */
    public boolean askedForAPart(Ticket ticket, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM ticket
                            WHERE client_id = :client AND merged_into IS NOT NULL AND requester_id = :user
                              AND :user = ANY (SELECT unnest(also_asked) FROM ticket
                                               WHERE client_id = :client AND ticket_id = :ticket))
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    public void mention(Ticket ticket, UUID commentId, UUID userId, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO ticket_mention (client_id, ticket_id, comment_id, user_id, at)
                        VALUES (:client, :ticket, :comment, :user, :now)
                        ON CONFLICT (client_id, ticket_id, comment_id, user_id) DO NOTHING
                        """)
                .param("client", ticket.clientId())
                .param("ticket", ticket.ticketId())
                .param("comment", commentId)
                .param("user", userId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** All of one ticket's to another of the same client, which some of them may watch already. */
    void move(UUID clientId, UUID from, UUID to) {
        jdbc.sql(
                        """
                        WITH moved AS (
                            DELETE FROM ticket_watcher WHERE client_id = :client AND ticket_id = :from
                            RETURNING user_id, user_name, of_team, since),
                        mentioned AS (
                            UPDATE ticket_mention SET ticket_id = :to
                            WHERE client_id = :client AND ticket_id = :from)
                        INSERT INTO ticket_watcher (client_id, ticket_id, user_id, user_name, of_team, since)
                        SELECT :client, :to, user_id, user_name, of_team, since FROM moved
                        ON CONFLICT (client_id, ticket_id, user_id) DO NOTHING
                        """)
                .param("client", clientId)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
