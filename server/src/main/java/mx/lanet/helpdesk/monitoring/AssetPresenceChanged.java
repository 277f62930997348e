package mx.lanet.helpdesk.monitoring;

import java.util.UUID;

/**
 * An asset came online or went offline. Published after the commit, on a thread of its own.
 *
 * @param presence online or offline
 */
public record AssetPresenceChanged(UUID clientId, UUID assetId, String presence) {}
