package mx.lanet.helpdesk.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Role;
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

    /** A technician and a client. */
    record Pair(UUID clientId, UUID userId) {}

    List<Row> of(UUID userId) {
        return jdbc.sql("SELECT client_id, remote_execution FROM technician_client WHERE user_id = :user")
                .param("user", userId)
                .query((row, _) -> new Row(row.getObject("client_id", UUID.class), row.getBoolean("remote_execution")))
                .list();
    }

    boolean mayExecute(UUID clientId, UUID userId) {
        return jdbc.sql(
                        """
                        SELECT remote_execution FROM technician_client WHERE client_id = :client AND user_id = :user
                        """)
                .param("client", clientId)
                .param("user", userId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Of these clients, those where the technician may run scripts. */
    Set<UUID> executableAmong(Collection<UUID> clientIds, UUID userId) {
        return Set.copyOf(jdbc.sql(
                        """
                        SELECT client_id FROM technician_client
                        WHERE client_id = ANY (:clients) AND user_id = :user AND remote_execution
                        """)
                .param("clients", clientIds.toArray(UUID[]::new))
                .param("user", userId)
                .query(UUID.class)
                .list());
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

    /** Active technicians whose name holds the text, by name. */
    List<Colleague> technicians(String search, int limit, int offset) {
        return jdbc.sql(
                        """
                        SELECT user_id, name FROM app_user
                        WHERE client_id = '00000000-0000-0000-0000-000000000000' AND role = 'technician' AND active
                          AND position(lower(unaccent(:search)) IN lower(unaccent(name))) > 0
                        ORDER BY name COLLATE "es-x-icu", user_id LIMIT :limit OFFSET :offset
                        """)
                .param("search", search)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) ->
                        new Colleague(row.getObject("user_id", UUID.class), row.getString("name"), Role.TECHNICIAN))
                .list();
    }

    long countTechnicians(String search) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM app_user
                        WHERE client_id = '00000000-0000-0000-0000-000000000000' AND role = 'technician' AND active
                          AND position(lower(unaccent(:search)) IN lower(unaccent(name))) > 0
                        """)
                .param("search", search)
                .query(Long.class)
                .single();
    }

    /** Which of these technicians serves which of these clients. */
    List<Pair> among(Collection<UUID> clientIds, Collection<UUID> userIds) {
        return jdbc.sql(
                        """
                        SELECT client_id, user_id FROM technician_client
                        WHERE client_id = ANY (:clients) AND user_id = ANY (:users)
                        """)
                .param("clients", clientIds.toArray(UUID[]::new))
                .param("users", userIds.toArray(UUID[]::new))
                .query((row, _) ->
                        new Pair(row.getObject("client_id", UUID.class), row.getObject("user_id", UUID.class)))
                .list();
    }

    /** Names of the active technicians who serve each of these clients, at most so many names a client. */
    Map<UUID, List<String>> namesServing(Collection<UUID> clientIds, int most) {
        return jdbc
                .sql(
                        """
                        SELECT t.client_id, u.name FROM unnest(:clients) AS c (id)
                        CROSS JOIN LATERAL (
                            SELECT t.client_id, t.user_id FROM technician_client t WHERE t.client_id = c.id LIMIT 200) t
                        JOIN app_user u ON u.user_id = t.user_id
                            AND u.client_id = '00000000-0000-0000-0000-000000000000' AND u.active
                        ORDER BY u.name COLLATE "es-x-icu"
                        """)
                .param("clients", clientIds.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("client_id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(
                                Map.Entry::getValue,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        names -> names.subList(0, Math.min(most, names.size()))))));
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
