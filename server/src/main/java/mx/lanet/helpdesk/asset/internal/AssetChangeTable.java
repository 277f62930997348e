package mx.lanet.helpdesk.asset.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.shared.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what people change of a machine, against the version that they saw. */
@Component
public class AssetChangeTable {
    private static final String CHANGED = ", version = version + 1, updated_at = :now"
            + " WHERE client_id = :client AND asset_id = :asset AND version = :version";

    private final JdbcClient sql;
    private final TwinTable twins;
    private final Clock clock;

    AssetChangeTable(JdbcClient sql, TwinTable twins, Clock clock) {
        this.sql = sql;
        this.twins = twins;
        this.clock = clock;
    }

    public void rename(KnownAsset asset, int version, String name) {
        update("UPDATE asset SET name = :value" + CHANGED, asset, version, name);
        twins.note(asset.clientId(), asset.assetId());
    }

    /** The foreign key holds (client, site) together: a site of another client cannot be set. */
    public void move(KnownAsset asset, int version, UUID siteId) {
        update("UPDATE asset SET site_id = :value" + CHANGED, asset, version, siteId);
        twins.note(asset.clientId(), asset.assetId());
    }

    public void changeKind(KnownAsset asset, int version, String kind) {
        update("UPDATE asset SET kind = :value, kind_from = 'person'" + CHANGED, asset, version, kind);
    }

    public void assign(KnownAsset asset, int version, @Nullable UUID personId) {
        update("UPDATE asset SET person_id = CAST(:value AS uuid)" + CHANGED, asset, version, personId);
    }

    private void update(String text, KnownAsset asset, int version, @Nullable Object value) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("client", asset.clientId());
        parameters.put("asset", asset.assetId());
        parameters.put("version", version);
        parameters.put("now", Timestamp.from(clock.instant()));
        int changed = sql.sql(text).params(parameters).param("value", value).update();
        if (changed == 0) {
            throw Problem.conflict().refusal();
        }
    }
}
