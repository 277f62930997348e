package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.internal.AssetEventTable;
import mx.lanet.helpdesk.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The events of an asset's history: registered, offline, inventory changed, … Written in the caller's transaction. */
@Service
public class AssetEvents {
    private final AssetEventTable table;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    AssetEvents(JdbcClient jdbc, JsonMapper json, Ids ids, Clock clock) {
        this.table = new AssetEventTable(jdbc);
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds an event of now.
     *
     * @param kind a word of at most 50 characters; {@code asset.event.<kind>} is its text
     * @param details small facts for the text
     */
    public void add(UUID clientId, UUID assetId, String kind, Map<String, ?> details) {
        add(clientId, assetId, kind, details, clock.instant());
    }

    /** Adds an event of the given moment. */
    public void add(UUID clientId, UUID assetId, String kind, Map<String, ?> details, Instant at) {
        table.insert(clientId, assetId, ids.next(), at, kind, json.writeValueAsString(details));
    }
}
