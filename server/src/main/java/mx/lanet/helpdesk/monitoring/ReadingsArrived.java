package mx.lanet.helpdesk.monitoring;

import java.util.List;
import java.util.UUID;

/** New readings of these assets can be read. Published after the commit; under overload some are left out. */
public record ReadingsArrived(List<Of> assets) {
    public ReadingsArrived {
        assets = List.copyOf(assets);
    }

    public record Of(UUID clientId, UUID assetId) {}
}
