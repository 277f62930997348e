package mx.lanet.helpdesk.asset;

import java.util.UUID;

/** An asset was approved, retired or put into use again. Published inside the transaction that does it. */
public record AssetStateChanged(UUID clientId, UUID assetId, AssetState state) {}
