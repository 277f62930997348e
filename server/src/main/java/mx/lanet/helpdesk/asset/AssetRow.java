package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of machines.
 *
 * @param cpu percent, as are memory and disk; null when there is no reading, or an old one of what changes fast
 */
public record AssetRow(
        UUID clientId,
        UUID assetId,
        String name,
        AssetStatus state,
        String clientName,
        String siteName,
        @Nullable UUID personId,
        @Nullable String personName,
        String os,
        String osVersion,
        String ipAddress,
        @Nullable Double cpu,
        @Nullable Double memory,
        @Nullable Double disk,
        @Nullable Instant lastSeen) {

    public OsFamily family() {
        return OsFamily.ofName(os);
    }
}
