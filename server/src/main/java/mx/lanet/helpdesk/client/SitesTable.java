package mx.lanet.helpdesk.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of the table site; always inside a tenancy transaction. */
@Component
class SitesTable {
    private final JdbcClient jdbc;

    SitesTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Site> find(UUID clientId, UUID siteId) {
        return jdbc.sql("SELECT * FROM site WHERE client_id = :client AND site_id = :site")
                .param("client", clientId)
                .param("site", siteId)
                .query((row, _) -> site(row))
                .optional();
    }

    List<Site> ofClient(UUID clientId, boolean alsoInactive, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM site WHERE client_id = :client AND (active OR :alsoInactive)
                        ORDER BY name COLLATE "es-x-icu", site_id LIMIT :limit
                        """)
                .param("client", clientId)
                .param("alsoInactive", alsoInactive)
                .param("limit", limit)
                .query((row, _) -> site(row))
                .list();
    }

    /** Whether another site of the client has this name already. */
    boolean nameTaken(UUID clientId, UUID siteId, String name) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM site
                            WHERE client_id = :client AND lower(name) = lower(:name) AND site_id <> :site)
                        """)
                .param("client", clientId)
                .param("site", siteId)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** False when the name was taken meanwhile. */
    boolean insert(UUID clientId, UUID siteId, Sites.Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                INSERT INTO site (client_id, site_id, name, address, phone, created_at, updated_at)
                                VALUES (:client, :site, :name, :address, :phone, :now, :now)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("client", clientId)
                        .param("site", siteId)
                        .param("name", draft.name())
                        .param("address", draft.address())
                        .param("phone", draft.phone())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean update(UUID clientId, UUID siteId, int version, Sites.Draft draft, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE site SET name = :name, address = :address, phone = :phone, updated_at = :now,
                                    version = version + 1
                                WHERE client_id = :client AND site_id = :site AND version = :version
                                """)
                        .param("client", clientId)
                        .param("site", siteId)
                        .param("version", version)
                        .param("name", draft.name())
                        .param("address", draft.address())
                        .param("phone", draft.phone())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean setActive(UUID clientId, UUID siteId, int version, boolean active, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE site SET active = :active, updated_at = :now, version = version + 1
                                WHERE client_id = :client AND site_id = :site AND version = :version
                                """)
                        .param("client", clientId)
                        .param("site", siteId)
                        .param("version", version)
                        .param("active", active)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getObject("client_id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                row.getString("address"),
                row.getString("phone"),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
