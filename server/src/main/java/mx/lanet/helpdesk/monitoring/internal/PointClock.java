package mx.lanet.helpdesk.monitoring.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Says which reading becomes a point of history: the first one in each interval. The intervals of different assets
 * begin at different moments, so that not all write at once.
 */
public final class PointClock {
    private static final int REMEMBERED_ASSETS = 2_000_000;

    private final Cache<UUID, Long> newest = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_ASSETS)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** The beginning of the reading's interval, when no reading of it was taken yet, as far as this server remembers. */
    public Optional<Instant> due(UUID assetId, Instant receivedAt, long intervalSeconds) {
        long start = start(assetId, receivedAt, intervalSeconds);
        Long known = newest.getIfPresent(assetId);
        return known != null && known >= start ? Optional.empty() : Optional.of(Instant.ofEpochSecond(start));
    }

    /** The point of this interval has been committed. */
    public void taken(UUID assetId, Instant start) {
        newest.put(assetId, start.getEpochSecond());
    }

    /** The beginning of the interval that the moment belongs to. */
    public static Instant beginning(UUID assetId, Instant at, long intervalSeconds) {
        return Instant.ofEpochSecond(start(assetId, at, intervalSeconds));
    }

    private static long start(UUID assetId, Instant at, long interval) {
        long shift = Math.floorMod(assetId.getLeastSignificantBits(), interval);
        return Math.floorDiv(at.getEpochSecond() - shift, interval) * interval + shift;
    }
}
