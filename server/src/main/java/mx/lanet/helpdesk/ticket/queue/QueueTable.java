package mx.lanet.helpdesk.ticket.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.shared.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of queues, their members and the clients they serve, for who administers them: always over all clients. */
@Component
class QueueTable {
    private final JdbcClient jdbc;

    QueueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those at rest last, each by name. */
    List<Queue> all(int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM ticket_queue WHERE client_id = :house
                        ORDER BY NOT active, name COLLATE "es-x-icu", queue_id LIMIT :limit
                        """)
                .param("house", Person.HOUSE)
                .param("limit", limit)
                .query(QueueTable::queue)
                .list();
    }

    Optional<Queue> find(UUID queueId) {
        return jdbc.sql("SELECT * FROM ticket_queue WHERE client_id = :house AND queue_id = :queue")
                .param("house", Person.HOUSE)
                .param("queue", queueId)
                .query(QueueTable::queue)
                .optional();
    }

    boolean nameTaken(UUID queueId, String name) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM ticket_queue
                            WHERE client_id = :house AND lower(name) = lower(:name) AND active AND queue_id <> :queue)
                        """)
                .param("house", Person.HOUSE)
                .param("name", name)
                .param("queue", queueId)
                .query(Boolean.class)
                .single();
    }

    void insert(UUID queueId, Queues.Draft draft, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO ticket_queue (client_id, queue_id, name, note, automatic, every_client, created_at,
                            updated_at)
                        VALUES (:house, :queue, :name, :note, :automatic, :everyClient, :now, :now)
                        """)
                .param("house", Person.HOUSE)
                .param("queue", queueId)
                .param("name", draft.name())
                .param("note", draft.note())
                .param("automatic", draft.automatic())
                .param("everyClient", draft.everyClient())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when the row has another version by now. */
    boolean update(UUID queueId, int version, Queues.Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE ticket_queue SET name = :name, note = :note, automatic = :automatic,
                                    every_client = :everyClient, updated_at = :now, version = version + 1
                                WHERE client_id = :house AND queue_id = :queue AND version = :version
                                """)
                        .param("house", Person.HOUSE)
                        .param("queue", queueId)
                        .param("version", version)
                        .param("name", draft.name())
                        .param("note", draft.note())
                        .param("automatic", draft.automatic())
                        .param("everyClient", draft.everyClient())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** As {@link #update}. */
    boolean setActive(UUID queueId, int version, boolean active, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE ticket_queue SET active = :active, updated_at = :now, version = version + 1
                                WHERE client_id = :house AND queue_id = :queue AND version = :version
                                """)
                        .param("house", Person.HOUSE)
                        .param("queue", queueId)
                        .param("version", version)
                        .param("active", active)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Who stays keeps when they were last given something. */
    void setMembers(UUID queueId, Set<UUID> users) {
        jdbc.sql(
                        "DELETE FROM ticket_queue_member WHERE client_id = :house AND queue_id = :queue AND user_id <> ALL (:users)")
                .param("house", Person.HOUSE)
                .param("queue", queueId)
                .param("users", users.toArray(UUID[]::new))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO ticket_queue_member (client_id, queue_id, user_id)
                        SELECT :house, :queue, unnest(:users) ON CONFLICT DO NOTHING
                        """)
                .param("house", Person.HOUSE)
                .param("queue", queueId)
                .param("users", users.toArray(UUID[]::new))
                .update();
    }

    void setClients(UUID queueId, Set<UUID> clients) {
        jdbc.sql("DELETE FROM ticket_queue_client WHERE queue_id = :queue")
                .param("queue", queueId)
                .update();
        jdbc.sql("INSERT INTO ticket_queue_client (client_id, queue_id) SELECT unnest(:clients), :queue")
                .param("queue", queueId)
                .param("clients", clients.toArray(UUID[]::new))
                .update();
    }

    Set<UUID> clients(UUID queueId) {
        return Set.copyOf(jdbc.sql("SELECT client_id FROM ticket_queue_client WHERE queue_id = :queue")
                .param("queue", queueId)
                .query(UUID.class)
                .list());
    }

    /** Everybody who works in a queue, and when the queue last gave them something. */
    Map<UUID, Optional<Instant>> members(UUID queueId) {
        return jdbc
                .sql(
                        "SELECT user_id, last_given_at FROM ticket_queue_member WHERE client_id = :house AND queue_id = :queue")
                .param("house", Person.HOUSE)
                .param("queue", queueId)
                .query((row, _) -> Map.entry(
                        row.getObject("user_id", UUID.class),
                        Optional.ofNullable(row.getObject("last_given_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How many work in each queue. */
    Map<UUID, Integer> memberCounts() {
        return jdbc
                .sql(
                        "SELECT queue_id, count(*) AS members FROM ticket_queue_member WHERE client_id = :house GROUP BY queue_id")
                .param("house", Person.HOUSE)
                .query((row, _) -> Map.entry(row.getObject("queue_id", UUID.class), row.getInt("members")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The open tickets of a queue, counted this far. */
    long open(UUID queueId, int most) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM (SELECT FROM ticket
                            WHERE queue_id = :queue AND state NOT IN ('resuelto', 'cerrado') LIMIT :most) counted
                        """)
                .param("queue", queueId)
                .param("most", most)
                .query(Long.class)
                .single();
    }

    /** The open tickets of each of these people; who has none is absent. */
    Map<UUID, Long> loads(Set<UUID> users) {
        return jdbc
                .sql(
                        """
                        SELECT assignee_id, count(*) AS tickets FROM ticket
                        WHERE assignee_id = ANY (:users) AND state NOT IN ('resuelto', 'cerrado') GROUP BY assignee_id
                        """)
                .param("users", users.toArray(UUID[]::new))
                .query((row, _) -> Map.entry(row.getObject("assignee_id", UUID.class), row.getLong("tickets")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Set<UUID> away() {
        return Set.copyOf(jdbc.sql("SELECT user_id FROM ticket_absence WHERE client_id = :house")
                .param("house", Person.HOUSE)
                .query(UUID.class)
                .list());
    }

    /** True when it was otherwise before. */
    boolean setAway(UUID userId, boolean away, Instant now) {
        String sql = away
                ? "INSERT INTO ticket_absence (client_id, user_id, since) VALUES (:house, :user, :now) ON CONFLICT DO NOTHING"
                : "DELETE FROM ticket_absence WHERE client_id = :house AND user_id = :user AND since <= :now";
        return jdbc.sql(sql)
                        .param("house", Person.HOUSE)
                        .param("user", userId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Queue queue(ResultSet row, int number) throws SQLException {
        return new Queue(
                row.getObject("queue_id", UUID.class),
                row.getString("name"),
                row.getString("note"),
                row.getBoolean("automatic"),
                row.getBoolean("every_client"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
