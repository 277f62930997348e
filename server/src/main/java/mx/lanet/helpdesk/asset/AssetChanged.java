package mx.lanet.helpdesk.asset;

import java.util.UUID;

/** A person changed what the pages show of an asset: its name, site or person. Published inside the transaction. */
public record AssetChanged(UUID clientId, UUID assetId) {}
