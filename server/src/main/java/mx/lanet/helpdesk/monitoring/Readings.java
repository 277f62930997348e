package mx.lanet.helpdesk.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.AssetDetail;
import mx.lanet.helpdesk.monitoring.internal.ReadingsTable;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What machines reported, for people: the newest readings, their history, open alerts. One machine is given
 * as it was found by the person, which proves that they may see it.
 */
@Service
public class Readings {
    private final Tenancy tenancy;
    private final ReadingsTable table;
    private final Clock clock;

    Readings(Tenancy tenancy, ReadingsTable table, Clock clock) {
        this.tenancy = tenancy;
        this.table = table;
        this.clock = clock;
    }

    /**
     * The newest readings of a machine; null is what it does not say.
     *
     * @param services the watched services as JSON
     */
    public record Newest(
            Instant lastSeen,
            @Nullable Double cpu,
            @Nullable Double memory,
            @Nullable Double disk,
            @Nullable Double network,
            @Nullable Double temperature,
            @Nullable Long uptimeSeconds,
            @Nullable Instant lastBoot,
            @Nullable Integer updatesPending,
            @Nullable String antivirus,
            @Nullable Integer processes,
            @Nullable String loggedUsers) {}

    public Optional<Newest> newest(Person person, AssetDetail asset) {
        return tenancy.call(person.scope(), () -> table.newest(asset.clientId(), asset.assetId()));
    }

    /** As {@link #newest(Person, AssetDetail)}, in the caller's transaction, as far as that reaches. */
    public Optional<Newest> newest(UUID clientId, UUID assetId) {
        return table.newest(clientId, assetId);
    }

    /** Of so long until now in even steps; where the machine said nothing, there is a gap. Kept for 48 hours. */
    public History history(Person person, AssetDetail asset, Duration length) {
        Instant now = clock.instant();
        Instant from = now.minus(length);
        List<History.Point> points =
                tenancy.call(person.scope(), () -> table.points(asset.clientId(), asset.assetId(), from));
        return History.of(points, from, now);
    }

    /**
     * A line of an agent's own log.
     *
     * @param level as the agent wrote it: ERROR, WARN, INFO
     */
    public record LogLine(Instant at, String level, String message) {}

    /** What the machine's agent logged and sent here, newest first. */
    public Slice<LogLine> log(Person person, AssetDetail asset, Slice.Request page) {
        return tenancy.call(
                person.scope(),
                () -> new Slice<>(
                        table.log(asset.clientId(), asset.assetId(), page),
                        page.page(),
                        page.size(),
                        table.countLog(asset.clientId(), asset.assetId())));
    }
}
