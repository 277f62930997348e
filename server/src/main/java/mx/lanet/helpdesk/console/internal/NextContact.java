package mx.lanet.helpdesk.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mx.lanet.helpdesk.asset.AgentSettings;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.command.Attention;
import org.springframework.stereotype.Component;

/** When a machine comes for what waits for it, as far as that can be promised. */
@Component
class NextContact {
    private static final long USUAL_SECONDS = 60;

    private final AgentSettings settings;
    private final Attention attention;
    private final Clock clock;

    NextContact(AgentSettings settings, Attention attention, Clock clock) {
        this.settings = settings;
        this.attention = attention;
        this.clock = clock;
    }

    /** Somebody works at this machine: its agent comes more often for a while. */
    void turnTo(AssetDetail asset) {
        attention.turnTo(asset.assetId());
    }

    /** In how many seconds its agent reports at the latest; 0 for a machine that is off. */
    long within(AssetDetail asset) {
        Instant seen = asset.lastSeen();
        if (seen == null || !asset.status().isReporting()) {
            return 0;
        }
        long interval =
                settings.all(asset.clientId(), asset.assetId()).get("heartbeat_interval") instanceof Number number
                        ? number.longValue()
                        : USUAL_SECONDS;
        long passed = Duration.between(seen, clock.instant()).toSeconds();
        // One that is a little late comes at any moment.
        return Math.clamp(interval - passed, 1, interval);
    }
}
