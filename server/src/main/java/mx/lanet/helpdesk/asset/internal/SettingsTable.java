package mx.lanet.helpdesk.asset.internal;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The settings' columns of {@code asset}. */
public final class SettingsTable {
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

    public void change(UUID clientId, UUID assetId, String changed) {
        jdbc.sql(
                        """
                        UPDATE asset SET settings = settings || :changed::jsonb,
                            settings_changed = settings_changed || :changed::jsonb,
                            settings_revision = settings_revision + 1
                        WHERE client_id = :client AND asset_id = :asset
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("changed", changed)
                .update();
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
