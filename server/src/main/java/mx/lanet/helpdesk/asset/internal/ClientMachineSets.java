package mx.lanet.helpdesk.asset.internal;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetQuery;
import mx.lanet.helpdesk.asset.MachineSets;
import org.springframework.stereotype.Component;

@Component
class ClientMachineSets implements MachineSets {
    private final AssetListTable table;

    ClientMachineSets(AssetListTable table) {
        this.table = table;
    }

    @Override
    public List<UUID> of(UUID clientId, AssetQuery query) {
        return isOf(clientId, query) ? table.ids(Reach.of(clientId), query.client(clientId), null) : List.of();
    }

    @Override
    public boolean holds(UUID clientId, UUID assetId, AssetQuery query) {
        return isOf(clientId, query)
                && !table.ids(Reach.of(clientId), query.client(clientId), assetId)
                        .isEmpty();
    }

    /** A list of one client's machines means none of another's. */
    private static boolean isOf(UUID clientId, AssetQuery query) {
        return query.clientId() == null || query.clientId().equals(clientId);
    }
}
