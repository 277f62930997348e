package mx.lanet.helpdesk.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Reach;
import mx.lanet.helpdesk.shared.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the table client; always inside a tenancy transaction. */
@Component
class ClientsTable {
    private final JdbcClient jdbc;

    ClientsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Client> find(UUID clientId) {
        return jdbc.sql("SELECT * FROM client WHERE client_id = :client")
                .param("client", clientId)
                .query((row, _) -> client(row))
                .optional();
    }

    List<Client> findAll(Collection<UUID> clientIds) {
        return jdbc.sql("SELECT * FROM client WHERE client_id = ANY(:clients)")
                .param("clients", clientIds.toArray(UUID[]::new))
                .query((row, _) -> client(row))
                .list();
    }

    /** Those within reach, without the house. */
    List<Client> reachable(Reach reach, boolean alsoInactive, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM client
                        WHERE (:everything OR client_id = ANY (CAST(:clients AS uuid[])))
                          AND NOT house AND (active OR :alsoInactive)
                        ORDER BY name COLLATE "es-x-icu", client_id LIMIT :limit
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("alsoInactive", alsoInactive)
                .param("limit", limit)
                .query((row, _) -> client(row))
                .list();
    }

    Slice<Clients.Row> list(Reach reach, Clients.Query query, Slice.Request request) {
        List<Clients.Row> rows = jdbc.sql(
                        """
                        SELECT c.*,
                            (SELECT count(*) FROM site s WHERE s.client_id = c.client_id AND s.active) AS sites
                        FROM client c
                        WHERE (:everything OR c.client_id = ANY (CAST(:clients AS uuid[])))
                          AND NOT c.house AND (c.active OR :alsoInactive)
                          AND position(lower(unaccent(:search)) IN lower(unaccent(c.name))) > 0
                        ORDER BY CASE WHEN NOT :descending THEN c.name END COLLATE "es-x-icu",
                            CASE WHEN :descending THEN c.name END COLLATE "es-x-icu" DESC, c.client_id
                        LIMIT :limit OFFSET :offset
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("alsoInactive", query.alsoInactive())
                .param("search", query.search())
                .param("descending", query.descending())
                .param("limit", request.size())
                .param("offset", request.offset())
                .query((row, _) -> new Clients.Row(client(row), row.getInt("sites")))
                .list();
        return new Slice<>(rows, request.page(), request.size(), count(reach, query));
    }

    private long count(Reach reach, Clients.Query query) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM (
                            SELECT 1 FROM client c
                            WHERE (:everything OR c.client_id = ANY (CAST(:clients AS uuid[])))
                              AND NOT c.house AND (c.active OR :alsoInactive)
                              AND position(lower(unaccent(:search)) IN lower(unaccent(c.name))) > 0
                            LIMIT :counted)
                        """)
                .param("everything", reach.everything())
                .param("clients", reach.clients())
                .param("alsoInactive", query.alsoInactive())
                .param("search", query.search())
                .param("counted", Slice.COUNTED + 1)
                .query(Long.class)
                .single();
    }

    void insert(UUID clientId, Clients.Draft draft, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO client (client_id, name, time_zone, note, created_at, updated_at)
                        VALUES (:client, :name, :timeZone, :note, :now, :now)
                        """)
                .param("client", clientId)
                .param("name", draft.name())
                .param("timeZone", draft.timeZone())
                .param("note", draft.note())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when the row has another version by now. */
    boolean update(UUID clientId, int version, Clients.Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE client SET name = :name, time_zone = :timeZone, note = :note, updated_at = :now,
                                    version = version + 1
                                WHERE client_id = :client AND version = :version
                                """)
                        .param("client", clientId)
                        .param("version", version)
                        .param("name", draft.name())
                        .param("timeZone", draft.timeZone())
                        .param("note", draft.note())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean setActive(UUID clientId, int version, boolean active, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE client SET active = :active, updated_at = :now, version = version + 1
                                WHERE client_id = :client AND version = :version AND NOT house
                                """)
                        .param("client", clientId)
                        .param("version", version)
                        .param("active", active)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                row.getString("time_zone"),
                row.getString("note"),
                row.getBoolean("house"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
