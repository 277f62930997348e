package mx.lanet.helpdesk.asset;

import java.util.UUID;

/** A retired machine joined again by itself, and is in use again. Published inside the transaction. */
public record AssetFoundAgain(UUID clientId, UUID assetId) {}
