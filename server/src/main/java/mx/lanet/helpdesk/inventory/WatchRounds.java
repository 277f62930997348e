package mx.lanet.helpdesk.inventory;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.InventoryDiffered;
import mx.lanet.helpdesk.asset.MemorySize;
import mx.lanet.helpdesk.asset.SoftwareChanged;
import mx.lanet.helpdesk.shared.DatabaseTrouble;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at machines whose software changed, and at all machines of lists that changed. */
@Component
public class WatchRounds {
    private static final Logger LOG = LoggerFactory.getLogger(WatchRounds.class);

    private final SoftwareWatchTable watches;
    private final SoftwareLook look;
    private final FindingTable findings;
    private final Tenancy tenancy;
    private final Clock clock;

    WatchRounds(SoftwareWatchTable watches, SoftwareLook look, FindingTable findings, Tenancy tenancy, Clock clock) {
        this.watches = watches;
        this.look = look;
        this.findings = findings;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** In the transaction that counts the software. */
    @EventListener
    void on(SoftwareChanged changed) {
        Map<UUID, List<SoftwareChanged.Machine>> byClient =
                changed.machines().stream().collect(Collectors.groupingBy(SoftwareChanged.Machine::clientId));
        byClient.forEach(this::look);
    }

    private void look(UUID client, List<SoftwareChanged.Machine> machines) {
        List<UUID> assets = machines.stream()
                .map(SoftwareChanged.Machine::assetId)
                .distinct()
                .toList();
        look.endNew(client, assets);
        for (SoftwareWatch watch : watches.activeOf(client)) {
            if (watch.draft().kind() != SoftwareWatch.Kind.NEW) {
                look.look(client, watch, assets, now());
                continue;
            }
            machines.stream()
                    .filter(machine ->
                            !machine.beginning() && !machine.titlesCome().isEmpty())
                    .forEach(machine -> look.lookAtNew(client, watch, machine.assetId(), machine.titlesCome(), now()));
        }
    }

    /** In the transaction that keeps the inventory. Less memory than before is told until it is there again. */
    @EventListener
    void on(InventoryDiffered differed) {
        differed.changes().stream()
                .filter(change -> change.kind().equals("memory"))
                .forEach(change -> {
                    UUID client = differed.clientId();
                    UUID asset = differed.assetId();
                    String had = findings.missedMemory(client, asset).orElse(change.before());
                    if (MemorySize.gigabytes(change.after()) < MemorySize.gigabytes(had)) {
                        findings.memory(client, asset, had, change.after(), now());
                    } else {
                        findings.end(client, asset, "memory_gone");
                    }
                });
    }

    /** All lists that were changed, machine by machine. */
    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "PT3S")
    public void takeUp() {
        attempt(() ->
                tenancy.call(new Scope.Everything(), watches::pending).forEach(watch -> attempt(() -> goRound(watch))));
    }

    /** Machines come to saved lists and leave them without any software changing. */
    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
    void lookAgainAtLists() {
        attempt(() -> tenancy.run(new Scope.Everything(), watches::lookAgainAtLists));
    }

    /** One list that cannot be looked at holds up no other. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!DatabaseTrouble.isPassing(failure)) {
                LOG.atError().setCause(failure).log("A list of software could not be looked at");
            }
        }
    }

    /** Client by client, so that no transaction is long. */
    private void goRound(SoftwareWatch watch) {
        if (!watch.active()) {
            tenancy.run(new Scope.Everything(), () -> findings.endOfWatch(watch.watchId()));
        } else if (watch.draft().kind() != SoftwareWatch.Kind.NEW) {
            List<UUID> whose =
                    watch.isHouses() ? tenancy.call(new Scope.Everything(), look::clients) : List.of(watch.clientId());
            whose.forEach(client -> tenancy.run(new Scope.Everything(), () -> look.look(client, watch, null, now())));
        }
        tenancy.run(new Scope.Everything(), () -> watches.settle(watch));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
