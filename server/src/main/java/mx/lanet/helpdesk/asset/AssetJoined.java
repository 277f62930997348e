package mx.lanet.helpdesk.asset;

/** A machine is among the client's from now on: it joined, or was let out of quarantine. Published inside the transaction. */
public record AssetJoined(KnownAsset asset) {}
