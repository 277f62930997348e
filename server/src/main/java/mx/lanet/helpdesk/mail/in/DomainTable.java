package mx.lanet.helpdesk.mail.in;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@code client_domain}; only for the server itself and superadmins. */
@Component
class DomainTable {
    private static final int MOST = 1000;

    private final JdbcClient jdbc;

    DomainTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID clientId, String domain) {}

    /** Of the domain itself, or of one that it belongs to. */
    Optional<UUID> clientOf(String domain) {
        return jdbc.sql(
                        """
                        SELECT client_id FROM client_domain
                        WHERE domain = :domain OR (:domain LIKE '%.' || domain AND strpos(domain, '.') > 0)
                        ORDER BY length(domain) DESC LIMIT 1
                        """)
                .param("domain", domain)
                .query(UUID.class)
                .optional();
    }

    List<Row> all() {
        return jdbc.sql("SELECT client_id, domain FROM client_domain ORDER BY domain LIMIT :most")
                .param("most", MOST)
                .query((row, _) -> new Row(row.getObject("client_id", UUID.class), row.getString("domain")))
                .list();
    }

    /** False when it is somebody's already. */
    boolean insert(UUID clientId, String domain) {
        return jdbc.sql(
                                "INSERT INTO client_domain (client_id, domain) VALUES (:client, :domain) ON CONFLICT DO NOTHING")
                        .param("client", clientId)
                        .param("domain", domain)
                        .update()
                == 1;
    }

    boolean delete(UUID clientId, String domain) {
        return jdbc.sql("DELETE FROM client_domain WHERE client_id = :client AND domain = :domain")
                        .param("client", clientId)
                        .param("domain", domain)
                        .update()
                == 1;
    }
}
