package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import mx.lanet.helpdesk.asset.HeardAssets;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/**
 * The door for what the server sees itself: a forecast, an inventory, a machine that is away. Whoever sees a trouble says
 * so as often as they like; whoever sees it no more says that. Each call is a transaction of its own, so call it outside
 * of any other, after the commit of what it is about.
 */
@Service
public class Conditions {
    private static final int AT_ONCE = 200;

    private final TroubleTable table;
    private final Troubles troubles;
    private final HeardAssets assets;
    private final AlertNews news;
    private final Tenancy tenancy;
    private final Clock clock;

    Conditions(
            @Qualifier("ingest") DataSource dataSource,
            HeardAssets assets,
            AlertNews news,
            @Qualifier("ingest") Tenancy tenancy,
            Ids ids,
            Clock clock) {
        this.table = new TroubleTable(new JdbcTemplate(dataSource));
        this.troubles = new Troubles(table, news, ids);
        this.assets = assets;
        this.news = news;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * The trouble is there. It opens an alert, opens the one again that ended less than a day ago, or changes what the open
     * one says; said twice, it changes nothing.
     */
    public void raise(Condition condition) {
        raise(List.of(condition));
    }

    /** As {@link #raise(Condition)}, of many; at most {@value #AT_ONCE} in one transaction. */
    public void raise(List<Condition> conditions) {
        eachPart(conditions, part -> {
            Instant now = now();
            return troubles.see(
                    part.stream().map(condition -> sight(condition, now)).toList(), now);
        });
    }

    /** The trouble is over: its alert closes by itself. Without an open one, nothing happens. */
    public void recover(Trouble trouble) {
        recover(List.of(trouble));
    }

    /** As {@link #recover(Trouble)}, of many. */
    public void recover(List<Trouble> over) {
        eachPart(over, part -> troubles.endOf(part, false, now()));
    }

    private <T> void eachPart(List<T> all, Function<List<T>, List<AlertChanged>> work) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<T> part = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            List<AlertChanged> changed = tenancy.call(new Scope.Ingest(), () -> {
                List<AlertChanged> done = work.apply(part);
                changeConditions(done);
                return done;
            });
            news.tell(changed);
        }
    }

    /** In the order of the heartbeats' batches, which change the same machines. */
    private void changeConditions(List<AlertChanged> changed) {
        List<About> machines = new ArrayList<>();
        for (AlertChanged one : changed) {
            UUID asset = one.assetId();
            if (asset != null) {
                machines.add(About.asset(one.clientId(), asset));
            }
        }
        if (machines.isEmpty()) {
            return;
        }
        Map<UUID, List<OpenAlert>> open = table
                .open(machines.stream().distinct().toList())
                .stream()
                .collect(Collectors.groupingBy(OpenAlert::assetId));
        Map<UUID, String> conditions = new HashMap<>();
        Map<UUID, UUID> clients = new HashMap<>();
        for (About machine : machines) {
            conditions.put(machine.id(), AssetCondition.of(open.getOrDefault(machine.id(), List.of())));
            clients.put(machine.id(), machine.clientId());
        }
        assets.changeCondition(conditions, clients);
    }

    private static Sight sight(Condition condition, Instant now) {
        return new Sight(
                condition.trouble(),
                null,
                condition.severity(),
                "",
                condition.textKey(),
                condition.arguments(),
                condition.threshold(),
                condition.currentValue(),
                now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
