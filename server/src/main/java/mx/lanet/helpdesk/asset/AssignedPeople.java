package mx.lanet.helpdesk.asset;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Whose machines they are. */
@Service
public class AssignedPeople {
    private final JdbcClient jdbc;

    AssignedPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The user whose machine it is, in the caller's open tenancy transaction; empty when it is nobody's. */
    public Optional<UUID> of(UUID clientId, UUID assetId) {
        return jdbc.sql(
                        """
                        SELECT person_id FROM asset
                        WHERE client_id = :client AND asset_id = :asset AND person_id IS NOT NULL
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .query(UUID.class)
                .optional();
    }
}
