package mx.lanet.helpdesk.asset;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a heartbeat's answer depends on.
 *
 * @param online whether it was known to be online before this heartbeat
 * @param condition normal, warning or critical
 * @param ownSettings what differs from the defaults, as JSON; null when nothing does
 * @param changedSettings what the agent has not been told yet, as JSON; null when there is nothing to tell
 * @param settingsOrigins which layer says each of the own settings, as JSON; null when there is nothing to tell
 * @param settingsRevision to be confirmed when {@code changedSettings} has been delivered
 */
public record HeardAsset(
        UUID clientId,
        UUID assetId,
        boolean retired,
        boolean online,
        String condition,
        @Nullable String ownSettings,
        @Nullable String changedSettings,
        @Nullable String settingsOrigins,
        long settingsRevision) {}
