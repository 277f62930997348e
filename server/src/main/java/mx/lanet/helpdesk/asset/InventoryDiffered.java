package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetails.Change;

/** An inventory of a machine differed from the one before. Published inside the transaction that keeps it. */
public record InventoryDiffered(UUID clientId, UUID assetId, List<Change> changes) {
    public InventoryDiffered {
        changes = List.copyOf(changes);
    }
}
