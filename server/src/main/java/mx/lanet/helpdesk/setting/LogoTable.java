package mx.lanet.helpdesk.setting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code client_logo}. */
@Component
class LogoTable {
    private final JdbcClient sql;

    LogoTable(JdbcClient sql) {
        this.sql = sql;
    }

    void put(UUID clientId, byte[] image, String sha256, Instant at, String by) {
        sql.sql(
                        """
                        INSERT INTO client_logo (client_id, image, sha256, updated_at, updated_by_name)
                        VALUES (:client, :image, :sha, :at, :by)
                        ON CONFLICT (client_id) DO UPDATE SET image = excluded.image, sha256 = excluded.sha256,
                            updated_at = excluded.updated_at, updated_by_name = excluded.updated_by_name
                        """)
                .param("client", clientId)
                .param("image", image)
                .param("sha", sha256)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /** Whether there was one. */
    boolean remove(UUID clientId) {
        return sql.sql("DELETE FROM client_logo WHERE client_id = :client")
                        .param("client", clientId)
                        .update()
                == 1;
    }

    Optional<Logo> find(UUID clientId) {
        return sql.sql("SELECT image, sha256 FROM client_logo WHERE client_id = :client")
                .param("client", clientId)
                .query((row, _) -> new Logo(row.getBytes("image"), row.getString("sha256")))
                .optional();
    }

    Optional<String> sha256(UUID clientId) {
        return sql.sql("SELECT sha256 FROM client_logo WHERE client_id = :client")
                .param("client", clientId)
                .query(String.class)
                .optional();
    }
}
