package mx.lanet.helpdesk.asset;

import java.util.UUID;

/** What the pages show of an asset changed: its name, site or person, by a person; or its inventory. Published inside the transaction. */
public record AssetChanged(UUID clientId, UUID assetId) {}
