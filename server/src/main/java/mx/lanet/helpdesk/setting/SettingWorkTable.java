package mx.lanet.helpdesk.setting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code agent_setting_work}: changes on their way to many machines. */
@Component
class SettingWorkTable {
    static final UUID NONE = new UUID(0, 0);

    private final JdbcClient sql;

    SettingWorkTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** All machines of a client, or of one of its sites, of which those up to {@code reached} are done. */
    record Work(UUID clientId, UUID place, UUID reached) {
        boolean ofHouse() {
            return clientId.equals(Person.HOUSE);
        }

        @Nullable
        UUID siteId() {
            return place.equals(clientId) ? null : place;
        }
    }

    /** Whoever works on the same place now has to begin anew; this waits until its step is done. */
    void ask(UUID client, UUID place, Instant now) {
        sql.sql(
                        """
                        INSERT INTO agent_setting_work (client_id, place, reached, due_at) VALUES (:client, :place, :none, :now)
                        ON CONFLICT (client_id, place) DO UPDATE SET reached = excluded.reached, due_at = excluded.due_at
                        """)
                .param("client", client)
                .param("place", place)
                .param("none", NONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What the house says is for each client's machines. */
    void askAll(Instant now) {
        sql.sql(
                        """
                        INSERT INTO agent_setting_work (client_id, place, reached, due_at)
                        SELECT client_id, client_id, :none, :now FROM client WHERE client_id <> :house ORDER BY client_id
                        ON CONFLICT (client_id, place) DO UPDATE SET reached = excluded.reached, due_at = excluded.due_at
                        """)
                .param("house", Person.HOUSE)
                .param("none", NONE)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that has waited for longest and that nobody else works on; it is this transaction's until its end. */
    Optional<Work> take() {
        return sql.sql(
                        """
                        SELECT client_id, place, reached FROM agent_setting_work ORDER BY due_at, client_id, place
                        LIMIT 1 FOR UPDATE SKIP LOCKED
                        """)
                .query((row, number) -> new Work(
                        row.getObject("client_id", UUID.class),
                        row.getObject("place", UUID.class),
                        row.getObject("reached", UUID.class)))
                .optional();
    }

    /** Others have their turn first. */
    void reached(Work work, UUID asset, Instant now) {
        sql.sql(
                        """
                        UPDATE agent_setting_work SET reached = :asset, due_at = :now
                        WHERE client_id = :client AND place = :place
                        """)
                .param("asset", asset)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("client", work.clientId())
                .param("place", work.place())
                .update();
    }

    void done(Work work) {
        sql.sql("DELETE FROM agent_setting_work WHERE client_id = :client AND place = :place")
                .param("client", work.clientId())
                .param("place", work.place())
                .update();
    }
}
