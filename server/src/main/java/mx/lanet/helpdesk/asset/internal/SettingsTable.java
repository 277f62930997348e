package mx.lanet.helpdesk.asset.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The settings' columns of {@code asset}. */
public final class SettingsTable {
    /** Tells the locks of settings from all other advisory locks. */
    private static final int LOCKS = 5057;

    private final JdbcClient jdbc;

    public SettingsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<String> find(UUID clientId, UUID assetId) {
        return jdbc.sql("SELECT settings FROM asset WHERE client_id = :client AND asset_id = :asset")
                .param("client", clientId)
                .param("asset", assetId)
                .query(String.class)
                .optional();
    }

    /** Shared until the transaction ends: nobody who holds the place alone changes what wide layers say. */
    public void share(UUID place) {
        lock("SELECT pg_advisory_xact_lock_shared(:locks, hashtext(:place))", place);
    }

    public void holdAlone(UUID place) {
        lock("SELECT pg_advisory_xact_lock(:locks, hashtext(:place))", place);
    }

    private void lock(String text, UUID place) {
        jdbc.sql(text).param("locks", LOCKS).param("place", place.toString()).query(row -> {});
    }

    /** What the layers say of these machines of one client; {@code usual} holds again where nobody says anything. */
    public int renew(UUID clientId, List<UUID> assetIds, String usual) {
        return jdbc.sql("SELECT renew_agent_settings(:client, CAST(:assets AS uuid[]), CAST(:usual AS jsonb))")
                .param("client", clientId)
                .param("assets", assetIds.stream().map(UUID::toString).toArray(String[]::new))
                .param("usual", usual)
                .query(Integer.class)
                .single();
    }

    /** The next machines after this id, of a site or of all of the client's. */
    public List<UUID> after(UUID clientId, @Nullable UUID siteId, UUID assetId, int most) {
        return jdbc.sql(
                        """
                        SELECT asset_id FROM asset
                        WHERE client_id = :client AND asset_id > :asset
                          AND (CAST(:site AS uuid) IS NULL OR site_id = CAST(:site AS uuid))
                        ORDER BY asset_id LIMIT :most
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("site", siteId)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** How many of these machines are told which word; {@code usual} where nobody says anything. */
    public Map<String, Integer> tally(UUID[] clients, UUID[] assets, String key, String usual) {
        Map<String, Integer> found = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT coalesce(a.settings ->> :key, :usual) AS said, count(*) AS machines
                        FROM unnest(CAST(:clients AS uuid[]), CAST(:assets AS uuid[])) AS t (client_id, asset_id)
                        JOIN asset a USING (client_id, asset_id) GROUP BY 1
                        """)
                .param("clients", Stream.of(clients).map(UUID::toString).toArray(String[]::new))
                .param("assets", Stream.of(assets).map(UUID::toString).toArray(String[]::new))
                .param("key", key)
                .param("usual", usual)
                .query(row -> {
                    found.put(row.getString("said"), row.getInt("machines"));
                });
        return found;
    }

    /** What has changed since then stays to be told. */
    public void markDelivered(UUID clientId, UUID assetId, long revision) {
        jdbc.sql(
                        """
                        UPDATE asset SET settings_delivered = :revision, settings_changed = '{}'
                        WHERE client_id = :client AND asset_id = :asset AND settings_revision = :revision
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("revision", revision)
                .update();
    }
}
