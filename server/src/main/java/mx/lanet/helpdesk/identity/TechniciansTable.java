package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of technician_client; always inside a tenancy transaction. */
@Component
class TechniciansTable {
    private final JdbcClient jdbc;

    TechniciansTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A client that a technician serves. */
    record Row(UUID clientId, boolean remoteExecution) {}

    List<Row> of(UUID userId) {
        return jdbc.sql("SELECT client_id, remote_execution FROM technician_client WHERE user_id = :user")
                .param("user", userId)
                .query((row, _) -> new Row(row.getObject("client_id", UUID.class), row.getBoolean("remote_execution")))
                .list();
    }

    Map<UUID, Integer> counts(Collection<UUID> userIds) {
        return jdbc
                .sql(
                        """
                        SELECT user_id, count(*) AS clients FROM technician_client
                        WHERE user_id = ANY(:users) GROUP BY user_id
                        """)
                .param("users", userIds.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("user_id", UUID.class), row.getInt("clients")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean insert(UUID clientId, UUID userId, boolean remoteExecution, Instant now) {
        return jdbc.sql(
                                """
                                INSERT INTO technician_client (client_id, user_id, remote_execution, granted_at)
                                VALUES (:client, :user, :remote, :now) ON CONFLICT DO NOTHING
                                """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("remote", remoteExecution)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean setRemoteExecution(UUID clientId, UUID userId, boolean remoteExecution) {
        return jdbc.sql(
                                """
                                UPDATE technician_client SET remote_execution = :remote
                                WHERE client_id = :client AND user_id = :user
                                """)
                        .param("client", clientId)
                        .param("user", userId)
                        .param("remote", remoteExecution)
                        .update()
                == 1;
    }

    boolean delete(UUID clientId, UUID userId) {
        return jdbc.sql("DELETE FROM technician_client WHERE client_id = :client AND user_id = :user")
                        .param("client", clientId)
                        .param("user", userId)
                        .update()
                == 1;
    }
}
