package mx.lanet.helpdesk.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code software_watch}. */
@Component
class SoftwareWatchTable {
    private static final String REACHED = "(:everything OR client_id = ANY (CAST(:clients AS uuid[])))";

    private final JdbcClient sql;

    SoftwareWatchTable(JdbcClient sql) {
        this.sql = sql;
    }

    List<SoftwareWatch> list(Reach reach) {
        return sql.sql("SELECT * FROM software_watch WHERE NOT deleted AND " + REACHED
                        + " ORDER BY lower(name), watch_id LIMIT 1000")
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(SoftwareWatchTable::watch)
                .list();
    }

    Optional<SoftwareWatch> find(Reach reach, UUID watchId) {
        return sql.sql("SELECT * FROM software_watch WHERE watch_id = :watch AND NOT deleted AND " + REACHED)
                .param("watch", watchId)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .query(SoftwareWatchTable::watch)
                .optional();
    }

    long count(UUID client) {
        return sql.sql("SELECT count(*) FROM software_watch WHERE client_id = :client AND NOT deleted")
                .param("client", client)
                .query(Long.class)
                .single();
    }

    void insert(UUID client, UUID watchId, SoftwareWatch.Draft draft, String madeBy, Instant at) {
        sql.sql(
                        """
                        INSERT INTO software_watch (client_id, watch_id, kind, name, program, publisher, from_version,
                            until_version, tag, severity, site_id, list_address, list_name, made_by_name, made_at)
                        VALUES (:client, :watch, :kind, :name, :program, :publisher, :from, :until, :tag, :severity,
                            :site, :list, :listName, :by, :at)
                        """)
                .params(parameters(client, watchId, draft))
                .param("site", draft.siteId(), Types.OTHER)
                .param("by", madeBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when somebody saved another version before. */
    boolean update(SoftwareWatch watch, int version, SoftwareWatch.Draft draft, boolean active) {
        return sql.sql(
                                """
                                UPDATE software_watch SET name = :name, program = :program, publisher = :publisher,
                                    from_version = :from, until_version = :until, tag = :tag, severity = :severity,
                                    site_id = :site, list_address = :list, list_name = :listName,
                                    active = :active, pending = true, version = version + 1
                                WHERE client_id = :client AND watch_id = :watch AND version = :version AND NOT deleted
                                """)
                        .params(parameters(watch.clientId(), watch.watchId(), draft))
                        .param("site", draft.siteId(), Types.OTHER)
                        .param("active", active)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** It is gone for people; the rows go once all that was found by it has ended. */
    void markDeleted(SoftwareWatch watch) {
        sql.sql(
                        """
                        UPDATE software_watch SET deleted = true, active = false, pending = true
                        WHERE client_id = :client AND watch_id = :watch
                        """)
                .param("client", watch.clientId())
                .param("watch", watch.watchId())
                .update();
    }

    /** Those that hold for a client: its own and the house's. */
    List<SoftwareWatch> activeOf(UUID client) {
        return sql.sql(
                        """
                        SELECT * FROM software_watch WHERE client_id IN (:client, :house) AND active
                        ORDER BY watch_id LIMIT 200
                        """)
                .param("client", client)
                .param("house", Person.HOUSE)
                .query(SoftwareWatchTable::watch)
                .list();
    }

    /** Which machines a saved list means changes with them. */
    void lookAgainAtLists() {
        sql.sql("UPDATE software_watch SET pending = true WHERE list_address <> '' AND active AND NOT deleted")
                .update();
    }

    List<SoftwareWatch> pending() {
        return sql.sql("SELECT * FROM software_watch WHERE pending ORDER BY client_id, watch_id LIMIT 20")
                .query(SoftwareWatchTable::watch)
                .list();
    }

    /** Its machines have been looked at, unless it was changed meanwhile. */
    void settle(SoftwareWatch watch) {
        sql.sql(
                        """
                        UPDATE software_watch SET pending = false
                        WHERE client_id = :client AND watch_id = :watch AND version = :version AND active = :active
                        """)
                .param("client", watch.clientId())
                .param("watch", watch.watchId())
                .param("version", watch.version())
                .param("active", watch.active())
                .update();
        sql.sql("DELETE FROM software_watch WHERE client_id = :client AND watch_id = :watch AND deleted")
                .param("client", watch.clientId())
                .param("watch", watch.watchId())
                .update();
    }

    private static Map<String, Object> parameters(UUID client, UUID watchId, SoftwareWatch.Draft draft) {
        return Map.ofEntries(
                Map.entry("client", client),
                Map.entry("watch", watchId),
                Map.entry("kind", draft.kind().word()),
                Map.entry("name", draft.name()),
                Map.entry("program", draft.program()),
                Map.entry("publisher", draft.publisher()),
                Map.entry("from", draft.fromVersion()),
                Map.entry("until", draft.untilVersion()),
                Map.entry("tag", draft.tag()),
                Map.entry("severity", draft.severity()),
                Map.entry("list", draft.listAddress()),
                Map.entry("listName", draft.listName()));
    }

    private static SoftwareWatch watch(ResultSet row, int number) throws SQLException {
        return new SoftwareWatch(
                row.getObject("client_id", UUID.class),
                row.getObject("watch_id", UUID.class),
                new SoftwareWatch.Draft(
                        SoftwareWatch.Kind.of(row.getString("kind")).orElseThrow(),
                        row.getString("name"),
                        row.getString("program"),
                        row.getString("publisher"),
                        row.getString("from_version"),
                        row.getString("until_version"),
                        row.getString("tag"),
                        row.getString("severity"),
                        row.getObject("site_id", UUID.class),
                        row.getString("list_address"),
                        row.getString("list_name")),
                row.getBoolean("active"),
                row.getString("made_by_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
