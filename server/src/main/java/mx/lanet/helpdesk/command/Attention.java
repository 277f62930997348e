package mx.lanet.helpdesk.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Service;

/**
 * The machines that somebody works at right now. Their agents are told to report again soon, for a few minutes, so that what
 * is asked next need not wait for a whole interval. Kept in memory by the server whose page was opened: with several, an
 * agent that reports to another one comes at its usual time. A bounded number of machines at once.
 */
@Service
public class Attention {
    /** How soon an agent comes again. */
    public static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LASTS = Duration.ofMinutes(3);
    private static final int MOST = 2_000;

    private final Cache<UUID, Boolean> machines;

    Attention(Clock clock) {
        machines = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LASTS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Somebody looks at this machine, or has asked something of it. */
    public void turnTo(UUID assetId) {
        machines.put(assetId, true);
    }

    /** In how many seconds the agent is to report again, when it usually does so after these. */
    public long nextSeconds(UUID assetId, long usual) {
        return machines.getIfPresent(assetId) == null ? usual : Math.min(usual, SOON.toSeconds());
    }
}
