package mx.lanet.helpdesk.monitoring.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.monitoring.Heartbeats.Boot;
import mx.lanet.helpdesk.monitoring.Reading;

/**
 * Writes down each start of a machine once. Every heartbeat tells the last one again, so that it is remembered here which
 * ones are known: only another one costs a statement.
 */
public final class Boots {
    private static final int REMEMBERED_ASSETS = 2_000_000;
    private static final Duration SAME = Duration.ofMinutes(3);
    /** A machine that has run for longer than starts are kept has nothing to tell. */
    private static final Duration KEPT = Duration.ofDays(365);

    private final BootTable table;
    private final MetricDays days;
    private final Cache<UUID, Long> newest =
            Caffeine.newBuilder().maximumSize(REMEMBERED_ASSETS).build();

    public Boots(BootTable table, MetricDays days) {
        this.table = table;
        this.days = days;
    }

    /** Inside the batch's transaction; gives what {@link #taken} is to remember after its commit. */
    public List<Boot> store(List<Reading> readings) {
        List<Boot> fresh = new ArrayList<>();
        for (Reading reading : readings) {
            Instant at = reading.lastBoot();
            if (at != null && isNew(reading.assetId(), at, reading.receivedAt())) {
                fresh.add(new Boot(reading.clientId(), reading.assetId(), at));
            }
        }
        if (!fresh.isEmpty()) {
            days.ensureMonths(fresh.stream().map(Boot::at).toList());
            table.insert(fresh);
        }
        return fresh;
    }

    public void taken(Boot boot) {
        newest.put(boot.assetId(), boot.at().getEpochSecond());
    }

    private boolean isNew(UUID assetId, Instant at, Instant now) {
        if (at.isBefore(now.minus(KEPT)) || at.isAfter(now.plus(SAME))) {
            return false;
        }
        Long known = newest.getIfPresent(assetId);
        return known == null || Math.abs(known - at.getEpochSecond()) >= SAME.toSeconds();
    }
}
