package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import mx.lanet.helpdesk.asset.internal.HeardTable;
import mx.lanet.helpdesk.shared.Ids;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * The side of the assets that heartbeats touch: many of many clients at once, inside the caller's ingest transaction.
 * The arrays name one asset in each place, client and asset, sorted by the caller.
 */
@Service
public class HeardAssets {
    private final HeardTable table;
    private final Ids ids;
    private final Clock clock;

    HeardAssets(@Qualifier("ingest") DataSource dataSource, Ids ids, Clock clock) {
        this.table = new HeardTable(new JdbcTemplate(dataSource));
        this.ids = ids;
        this.clock = clock;
    }

    /** What is known of them; an asset that does not exist is missing. */
    public List<HeardAsset> find(UUID[] clients, UUID[] assets) {
        return table.find(clients, assets);
    }

    /** Marks them online or offline and notes it in their history; returns those that were not so before. */
    public List<HeardAsset> changePresence(UUID[] clients, UUID[] assets, boolean online) {
        String presence = online ? "online" : "offline";
        List<HeardAsset> changed = table.changePresence(clients, assets, presence, clock.instant());
        table.insertEvents(changed, changed.stream().map(_ -> ids.next()).toList(), presence, clock.instant());
        return changed;
    }

    /** Sets what each asset's open alerts amount to: normal, warning or critical. */
    public void changeCondition(Map<UUID, String> conditions, Map<UUID, UUID> clientsOfAssets) {
        table.changeCondition(conditions, clientsOfAssets);
    }
}
