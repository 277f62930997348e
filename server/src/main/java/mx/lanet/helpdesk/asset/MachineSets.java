package mx.lanet.helpdesk.asset;

import java.util.List;
import java.util.UUID;

/** Which machines of a client a saved list means now, in the caller's tenancy transaction: for work that nobody sits before. */
public interface MachineSets {
    /** At most {@value mx.lanet.helpdesk.shared.Slice#COUNTED} and one more. */
    List<UUID> of(UUID clientId, AssetQuery query);

    /** Whether this machine is among them. */
    boolean holds(UUID clientId, UUID assetId, AssetQuery query);
}
