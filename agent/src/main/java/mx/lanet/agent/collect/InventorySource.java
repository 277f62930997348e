package mx.lanet.agent.collect;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import mx.lanet.protocol.Inventory;

/** Where inventories come from: the machine, or in tests whatever a test says. */
public interface InventorySource {
    /** A whole inventory; each part has the given time at most, and is left out when it fails or needs longer. */
    Inventory collect(UUID assetId, Instant now, Duration timeout);
}
