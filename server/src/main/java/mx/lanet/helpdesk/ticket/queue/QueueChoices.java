package mx.lanet.helpdesk.ticket.queue;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a ticket's own transaction asks of the queues, whatever its role: the database's functions answer, since the
 * house's rows are behind the walls of every client.
 */
@Component
public class QueueChoices {
    private final JdbcClient jdbc;

    QueueChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who was chosen to have the ticket. */
    public record Chosen(UUID userId, String name) {}

    /** By name: the active queues that serve this client, all for null, and the one that a ticket stands in. */
    public List<QueueName> serving(@Nullable UUID clientId, @Nullable UUID standingIn) {
        return jdbc.sql("SELECT * FROM queues_of(:client, :standing)")
                .param("client", clientId, Types.OTHER)
                .param("standing", standingIn, Types.OTHER)
                .query((row, _) -> new QueueName(
                        row.getObject("queue_id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("automatic"),
                        row.getBoolean("every_client"),
                        row.getBoolean("active")))
                .list();
    }

    /**
     * Chooses who of an automatic queue's members has the next ticket of this client, and remembers it; empty for a queue
     * that is not automatic, or when nobody is there. Others who choose among the same people wait until this transaction
     * ends.
     */
    public Optional<Chosen> choose(UUID clientId, UUID queueId, Instant now) {
        return jdbc.sql("SELECT user_id, name FROM choose_member(:client, :queue, :now)")
                .param("client", clientId)
                .param("queue", queueId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Chosen(row.getObject("user_id", UUID.class), row.getString("name")))
                .optional();
    }

    /** Everybody who works in the queue, in no order; in a transaction of the house. */
    public List<UUID> members(UUID queueId) {
        return jdbc.sql("SELECT user_id FROM ticket_queue_member WHERE client_id = :house AND queue_id = :queue")
                .param("house", Person.HOUSE)
                .param("queue", queueId)
                .query(UUID.class)
                .list();
    }

    /** Whether this person works in the queue. */
    public boolean worksIn(UUID queueId, UUID userId) {
        return jdbc.sql("SELECT works_in(:queue, :user)")
                .param("queue", queueId)
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }
}
