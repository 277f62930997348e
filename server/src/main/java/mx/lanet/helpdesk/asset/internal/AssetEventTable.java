package mx.lanet.helpdesk.asset.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes {@code asset_event}. */
public final class AssetEventTable {
    private final JdbcClient jdbc;

    public AssetEventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(UUID clientId, UUID assetId, UUID eventId, Instant at, String kind, String details) {
        jdbc.sql(
                        """
                        INSERT INTO asset_event (client_id, asset_id, event_id, at, kind, details)
                        VALUES (:client, :asset, :event, :at, :kind, :details::jsonb)
                        """)
                .param("client", clientId)
                .param("asset", assetId)
                .param("event", eventId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("details", details)
                .update();
    }
}
