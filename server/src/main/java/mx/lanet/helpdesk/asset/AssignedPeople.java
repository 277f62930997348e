package mx.lanet.helpdesk.asset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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

    /** Of several machines, by machine; those that are nobody's are not among them. */
    public Map<UUID, UUID> of(Map<UUID, UUID> clientsByAsset) {
        Map<UUID, UUID> people = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT a.asset_id, a.person_id
                        FROM unnest(CAST(:clients AS uuid[]), CAST(:assets AS uuid[])) AS asked (client_id, asset_id)
                        JOIN asset a USING (client_id, asset_id)
                        WHERE a.person_id IS NOT NULL
                        """)
                .param("clients", texts(clientsByAsset.values()))
                .param("assets", texts(clientsByAsset.keySet()))
                .query(row -> {
                    people.put(row.getObject("asset_id", UUID.class), row.getObject("person_id", UUID.class));
                });
        return people;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
