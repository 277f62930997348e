package mx.lanet.helpdesk.ticket.sla;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code sla_work}: what was said anew, on its way to the open tickets. */
@Component
public class SlaWorkTable {
    private static final UUID NONE = new UUID(0, 0);

    private final JdbcClient sql;

    SlaWorkTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The open tickets of a client, of which those up to {@code reached} are done; of the house for those of all. */
    public record Work(UUID clientId, UUID reached) {
        public boolean ofHouse() {
            return clientId.equals(Person.HOUSE);
        }
    }

    /** Whoever works on the same client now has to begin anew; this waits until its step is done. */
    void ask(UUID client, Instant now) {
        sql.sql(
                        """
                        INSERT INTO sla_work (client_id, reached, due_at) VALUES (:client, :none, :now)
                        ON CONFLICT (client_id) DO UPDATE SET reached = excluded.reached, due_at = excluded.due_at
                        """)
                .param("client", client)
                .param("none", NONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the house says is for each client's tickets. */
    public void askAll(Instant now) {
        sql.sql(
                        """
                        INSERT INTO sla_work (client_id, reached, due_at)
                        SELECT client_id, :none, :now FROM client WHERE client_id <> :house ORDER BY client_id
                        ON CONFLICT (client_id) DO UPDATE SET reached = excluded.reached, due_at = excluded.due_at
                        """)
                .param("house", Person.HOUSE)
                .param("none", NONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that has waited for longest and that nobody else works on; it is this transaction's until its end. */
    public Optional<Work> take() {
        return sql.sql(
                        """
                        SELECT client_id, reached FROM sla_work ORDER BY due_at, client_id
                        LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .query((row, _) ->
                        new Work(row.getObject("client_id", UUID.class), row.getObject("reached", UUID.class)))
                .optional();
    }

    /** Others have their turn first. */
    public void reached(Work work, UUID ticket, Instant now) {
        sql.sql("UPDATE sla_work SET reached = :ticket, due_at = :now WHERE client_id = :client")
                .param("ticket", ticket)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("client", work.clientId())
                .update();
    }

    public void done(Work work) {
        sql.sql("DELETE FROM sla_work WHERE client_id = :client")
                .param("client", work.clientId())
                .update();
    }
}
