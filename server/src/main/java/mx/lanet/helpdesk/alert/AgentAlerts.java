package mx.lanet.helpdesk.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.lanet.helpdesk.alert.TroubleTable.Ended;
import mx.lanet.helpdesk.asset.HeardAsset;
import mx.lanet.helpdesk.asset.HeardAssets;
import mx.lanet.helpdesk.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** The heartbeats' door: what a batch of them raises and ends, inside the batch's own transaction. */
@Service
public class AgentAlerts {
    private final TroubleTable table;
    private final Troubles troubles;
    private final HeardAssets assets;
    private final AlertNews news;

    AgentAlerts(@Qualifier("ingest") DataSource dataSource, HeardAssets assets, AlertNews news, Ids ids) {
        this.table = new TroubleTable(new JdbcTemplate(dataSource));
        this.troubles = new Troubles(table, news, ids);
        this.assets = assets;
        this.news = news;
    }

    /**
     * A heartbeat, as far as alerts go.
     *
     * @param isOver whether the readings say that this open alert is over
     */
    public record Heartbeat(HeardAsset asset, Instant at, List<Raised> raised, Predicate<OpenAlert> isOver) {
        public Heartbeat {
            raised = List.copyOf(raised);
        }
    }

    /**
     * What an agent says of a trouble.
     *
     * @param id the agent's own name for it; null of a client that knows none and says the same with each heartbeat
     * @param at when it began, or, when it is over, when it ended
     * @param over the agent says that it has ended
     */
    public record Raised(
            @Nullable UUID id,
            String kind,
            String subject,
            String severity,
            String message,
            @Nullable Double threshold,
            @Nullable Double currentValue,
            Instant at,
            boolean over) {}

    /** At most one heartbeat of each asset. Returns what {@link #committed} tells. */
    public List<AlertChanged> store(List<Heartbeat> batch) {
        Instant now = batch.getFirst().at();
        List<AlertChanged> changed = new ArrayList<>(raise(batch, now));
        Map<UUID, List<OpenAlert>> open = open(batch);
        changed.addAll(end(batch, open, now));
        changeConditions(batch, open);
        return changed;
    }

    /** The batch's transaction has been committed. */
    public void committed(List<AlertChanged> changed) {
        news.tell(changed);
    }

    private Map<UUID, List<OpenAlert>> open(List<Heartbeat> batch) {
        return table
                .open(batch.stream()
                        .map(one ->
                                About.asset(one.asset().clientId(), one.asset().assetId()))
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(OpenAlert::assetId));
    }

    /**
     * An agent that was away for long brings many of one kind, which came and went: the last of them tells whether it is
     * over.
     */
    private List<AlertChanged> raise(List<Heartbeat> batch, Instant now) {
        List<Sight> sights = new ArrayList<>();
        List<Trouble> over = new ArrayList<>();
        for (Heartbeat heartbeat : batch) {
            About about =
                    About.asset(heartbeat.asset().clientId(), heartbeat.asset().assetId());
            for (Raised raised : heartbeat.raised()) {
                Trouble trouble = new Trouble(about, raised.kind(), raised.subject());
                if (raised.over()) {
                    if (isLast(raised, heartbeat.raised())) {
                        over.add(trouble);
                    }
                } else {
                    sights.add(sight(trouble, raised));
                }
            }
        }
        List<AlertChanged> changed = new ArrayList<>();
        if (!sights.isEmpty()) {
            changed.addAll(troubles.see(sights, now));
        }
        if (!over.isEmpty()) {
            changed.addAll(troubles.endOf(over, true, now));
        }
        return changed;
    }

    private static boolean isLast(Raised ended, List<Raised> all) {
        return all.stream()
                .noneMatch(other -> !other.over()
                        && other.kind().equals(ended.kind())
                        && other.subject().equals(ended.subject())
                        && other.at().isAfter(ended.at()));
    }

    private static Sight sight(Trouble trouble, Raised raised) {
        return new Sight(
                trouble,
                raised.id(),
                Severity.of(raised.severity()),
                raised.message(),
                "",
                List.of(),
                raised.threshold(),
                raised.currentValue(),
                raised.at());
    }

    /** Takes those that are over out of the map. */
    private List<AlertChanged> end(List<Heartbeat> batch, Map<UUID, List<OpenAlert>> open, Instant now) {
        List<Ended> ended = new ArrayList<>();
        for (Heartbeat heartbeat : batch) {
            List<OpenAlert> alerts = open.getOrDefault(heartbeat.asset().assetId(), List.of());
            List<OpenAlert> over = alerts.stream()
                    .filter(alert -> !alert.isToldOf()
                            && !isRaised(alert, heartbeat)
                            && heartbeat.isOver().test(alert))
                    .toList();
            if (!over.isEmpty()) {
                over.forEach(alert -> ended.add(new Ended(alert.clientId(), alert.alertId(), alert.assetId(), true)));
                open.put(
                        heartbeat.asset().assetId(),
                        alerts.stream().filter(alert -> !over.contains(alert)).toList());
            }
        }
        return ended.isEmpty() ? List.of() : troubles.end(ended, now);
    }

    private static boolean isRaised(OpenAlert alert, Heartbeat heartbeat) {
        return heartbeat.raised().stream()
                .anyMatch(raised -> !raised.over()
                        && raised.kind().equals(alert.kind())
                        && raised.subject().equals(alert.subject()));
    }

    private void changeConditions(List<Heartbeat> batch, Map<UUID, List<OpenAlert>> open) {
        Map<UUID, String> changed = new HashMap<>();
        Map<UUID, UUID> clients = new HashMap<>();
        for (Heartbeat heartbeat : batch) {
            HeardAsset asset = heartbeat.asset();
            String condition = AssetCondition.of(open.getOrDefault(asset.assetId(), List.of()));
            if (!asset.condition().equals(condition)) {
                changed.put(asset.assetId(), condition);
                clients.put(asset.assetId(), asset.clientId());
            }
        }
        if (!changed.isEmpty()) {
            assets.changeCondition(changed, clients);
        }
    }
}
