package mx.lanet.helpdesk.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises alerts of machines that are away, each by the patience of its role, and one of a site whose machines all went away
 * together. Sites come first, and nobody's patience is shorter than the time in which a site may go: so a site that goes is one
 * alert, and none of each machine.
 */
@Component
class AwayWatch {
    /** Machines that go within so long of each other go together. */
    static final Duration TOGETHER = Duration.ofMinutes(3);

    private static final Duration LATELY = Duration.ofMinutes(30);
    private static final Logger LOG = LoggerFactory.getLogger(AwayWatch.class);

    private final AwayTable table;
    private final PolicyTable policies;
    private final Conditions conditions;
    private final Tenancy tenancy;
    private final Clock clock;

    AwayWatch(AwayTable table, PolicyTable policies, Conditions conditions, Tenancy tenancy, Clock clock) {
        this.table = table;
        this.policies = policies;
        this.conditions = conditions;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lanet.monitoring.presence-sweep:5s}")
    void sweep() {
        try {
            look();
        } catch (RuntimeException failure) {
            if (DatabaseTrouble.isPassing(failure)) {
                LOG.atDebug().setCause(failure).log("Machines that are away could not be looked at");
            } else {
                LOG.atError().setCause(failure).log("Machines that are away could not be looked at");
            }
        }
    }

    /** What is back first, then sites, then single machines. */
    void look() {
        Instant now = clock.instant();
        conditions.recover(read(table::back).stream().map(AwayWatch::offline).toList());
        conditions.recover(read(table::found).stream()
                .map(about -> new Trouble(about, AlertKind.SITE_OUTAGE, ""))
                .toList());
        conditions.raise(read(() -> table.lost(now, TOGETHER, LATELY)).stream()
                .map(AwayWatch::lost)
                .toList());
        conditions.raise(read(() -> away(now)));
    }

    private <T> List<T> read(java.util.function.Supplier<List<T>> question) {
        return tenancy.call(new Scope.Everything(), question);
    }

    private static Trouble offline(About about) {
        return new Trouble(about, AlertKind.OFFLINE, "");
    }

    private static Condition lost(AwayTable.Lost lost) {
        return new Condition(
                new Trouble(About.site(lost.clientId(), lost.siteId()), AlertKind.SITE_OUTAGE, ""),
                Severity.CRITICAL,
                "alert.text.site_outage",
                List.of(lost.name(), String.valueOf(lost.machines())));
    }

    /** In one transaction with the policies. */
    private List<Condition> away(Instant now) {
        AlertPolicy house = policies.of(Person.HOUSE);
        Map<UUID, AlertPolicy.Effective> differing = new HashMap<>();
        for (UUID owner : policies.owners()) {
            differing.put(owner, new AlertPolicy.Effective(house, policies.of(owner)));
        }
        AlertPolicy.Effective usual = new AlertPolicy.Effective(house, AlertPolicy.silent(Person.HOUSE));
        List<UUID> workstations = differing.entrySet().stream()
                .filter(entry -> entry.getValue().patience(false).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        List<Condition> raised = new ArrayList<>();
        for (AwayTable.Away away :
                table.away(now.minus(TOGETHER), usual.patience(false).isPresent(), workstations)) {
            AlertPolicy.Effective policy = differing.getOrDefault(away.clientId(), usual);
            Optional<Duration> patience = policy.patience(away.server());
            if (patience.isPresent() && !away.since().isAfter(now.minus(patience.get()))) {
                raised.add(condition(away));
            }
        }
        return raised;
    }

    private static Condition condition(AwayTable.Away away) {
        return new Condition(
                offline(About.asset(away.clientId(), away.assetId())),
                away.server() ? Severity.CRITICAL : Severity.WARNING,
                "alert.text.offline",
                List.of(away.name()));
    }
}
