package mx.lanet.helpdesk.ticket;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code ticket_mailed}. */
@Component
class MailedTable {
    private final JdbcClient jdbc;

    MailedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID clientId, Mailed mailed) {
        jdbc.sql(
                        """
                        INSERT INTO ticket_mailed (client_id, said_id, received_id, address, folded, doubtful)
                        VALUES (:client, :said, :received, :address, :folded, :doubtful)
                        """)
                .param("client", clientId)
                .param("said", mailed.saidId())
                .param("received", mailed.receivedId())
                .param("address", mailed.address())
                .param("folded", mailed.folded())
                .param("doubtful", mailed.doubtful())
                .update();
    }

    /** Of those of these words that came by mail. */
    Map<UUID, Mailed> of(UUID clientId, Collection<UUID> saidIds) {
        Map<UUID, Mailed> found = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT * FROM ticket_mailed WHERE client_id = :client AND said_id = ANY (CAST(:said AS uuid[]))
                        """)
                .param("client", clientId)
                .param("said", saidIds.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, _) -> new Mailed(
                        row.getObject("said_id", UUID.class),
                        row.getObject("received_id", UUID.class),
                        row.getString("address"),
                        row.getString("folded"),
                        row.getBoolean("doubtful")))
                .list()
                .forEach(mailed -> found.put(mailed.saidId(), mailed));
        return found;
    }
}
