package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mx.lanet.helpdesk.asset.AssetDetails.Change;
import mx.lanet.helpdesk.asset.AssetDetails.Program;
import mx.lanet.helpdesk.asset.internal.InstalledSoftware;
import mx.lanet.helpdesk.asset.internal.InventoryDifference;
import mx.lanet.helpdesk.asset.internal.InventoryTable;
import mx.lanet.helpdesk.asset.internal.SameInventories;
import mx.lanet.helpdesk.asset.internal.SameInventories.Stamp;
import mx.lanet.helpdesk.asset.internal.SoftwareCatalogue;
import mx.lanet.helpdesk.shared.Agent;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Keeps each machine's newest inventory and a history of what changed in it. */
@Service
public class Inventories {
    private final Assets assets;
    private final AssetEvents events;
    private final AgentSettings settings;
    private final InventoryTable table;
    private final SoftwareCatalogue catalogue;
    private final InstalledSoftware software;
    private final SameInventories known;
    private final ApplicationEventPublisher publisher;
    private final Tenancy tenancy;
    private final Clock clock;

    Inventories(
            JdbcClient jdbc,
            JsonMapper json,
            Ids ids,
            SoftwareCatalogue catalogue,
            InstalledSoftware software,
            SameInventories known,
            Assets assets,
            AssetEvents events,
            AgentSettings settings,
            ApplicationEventPublisher publisher,
            Tenancy tenancy,
            Clock clock) {
        this.table = new InventoryTable(jdbc, json, ids);
        this.catalogue = catalogue;
        this.software = software;
        this.known = known;
        this.assets = assets;
        this.events = events;
        this.settings = settings;
        this.publisher = publisher;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Keeps the agent's inventory: what it has replaces what was there, what it lacks stays. One that was collected
     * before the newest known one changes nothing.
     *
     * @return whether it was kept
     */
    public boolean store(Agent agent, ReportedInventory reported) {
        return store(agent, reported, null);
    }

    /** As {@link #store(Agent, ReportedInventory)}, with 32 bytes by which {@link #isSame} knows the same one again. */
    public boolean store(Agent agent, ReportedInventory reported, byte @Nullable [] digest) {
        List<SoftwareCatalogue.Numbers> numbers =
                reported.programs() == null ? List.of() : catalogue.numbers(agent.clientId(), reported.programs());
        return tenancy.call(ofOne(agent), () -> {
            KnownAsset asset = assets.lock(agent.clientId(), agent.assetId())
                    .orElseThrow(() -> Problem.notFound().refusal());
            Instant now = clock.instant();
            // A clock that runs ahead must not make every later inventory an old one.
            Instant collected = reported.collectedAt().isAfter(now) ? now : reported.collectedAt();
            boolean first = table.findCollectedAt(asset).isEmpty();
            if (!table.upsert(asset, collected, now, reported.content(), digest, first)) {
                return false;
            }
            List<Change> changes = new ArrayList<>(changedFacts(asset, reported, first, now));
            if (reported.programs() != null) {
                changes.addAll(software.replace(asset, reported.programs(), numbers, now));
            }
            table.insertChanges(asset, changes);
            kindOf(reported).ifPresent(kind -> noteKind(agent, kind));
            tell(asset, first, changes);
            return true;
        });
    }

    /** As the team, but of one client: a machine of another kind takes over the team's settings. */
    private static Scope ofOne(Agent agent) {
        return new Scope.Clients(Set.of(agent.clientId()));
    }

    private static Optional<MachineKind> kindOf(ReportedInventory reported) {
        ReportedInventory.Facts machine = reported.machine();
        String system = Objects.requireNonNullElse(machine.os(), "") + " "
                + Objects.requireNonNullElse(machine.osVersion(), "");
        List<Program> programs = reported.programs();
        return MachineKind.of(
                system,
                reported.facts().getOrDefault("model", "").toString(),
                machine.battery(),
                programs == null ? null : programs.stream().map(Program::name).toList());
    }

    /** A machine of another kind takes over what is said of those. */
    private void noteKind(Agent agent, MachineKind kind) {
        table.updateKind(agent.clientId(), agent.assetId(), kind).ifPresent(before -> {
            settings.renew(agent.clientId(), agent.assetId());
            events.add(agent.clientId(), agent.assetId(), "kind_changed", Map.of("from", before, "to", kind.kind()));
        });
    }

    /** Whether it is the one that is known, apart from when it was collected; then that is noted, and nothing else is to do. */
    public boolean isSame(Agent agent, Instant collectedAt, byte[] digest) {
        Instant now = clock.instant();
        Instant collected = collectedAt.isAfter(now) ? now : collectedAt;
        return switch (known.look(new Stamp(agent.clientId(), agent.assetId(), digest, collected), now)) {
            case ANOTHER -> false;
            case SAME -> true;
            case SAME_AND_DUE -> noteSame(agent, collected, digest, now);
        };
    }

    private boolean noteSame(Agent agent, Instant collected, byte[] digest, Instant now) {
        return tenancy.call(new Scope.Client(agent.clientId()), () -> {
            boolean same = table.isSame(agent.clientId(), agent.assetId(), digest, collected);
            if (same && table.noteSame(agent.clientId(), agent.assetId(), digest, collected, now)) {
                noteUser(agent, now);
            }
            return same;
        });
    }

    /** Who works at a machine changes more often than the machine does. */
    private void noteUser(Agent agent, Instant now) {
        Map<String, Object> before = table.facts(agent.clientId(), agent.assetId());
        if (table.noteUser(agent.clientId(), agent.assetId())) {
            KnownAsset asset = assets.find(agent.clientId(), agent.assetId()).orElseThrow();
            List<Change> changes =
                    InventoryDifference.facts(before, table.facts(agent.clientId(), agent.assetId()), now);
            table.insertChanges(asset, changes);
            tell(asset, false, changes);
        }
    }

    private List<Change> changedFacts(KnownAsset asset, ReportedInventory reported, boolean first, Instant now) {
        Map<String, Object> before = first ? Map.of() : table.facts(asset.clientId(), asset.assetId());
        boolean anotherUser = table.noteUser(asset.clientId(), asset.assetId());
        boolean anotherMachine = table.updateFacts(asset, reported, now);
        return first || !(anotherUser || anotherMachine)
                ? List.of()
                : InventoryDifference.facts(before, table.facts(asset.clientId(), asset.assetId()), now);
    }

    private void tell(KnownAsset asset, boolean first, List<Change> changes) {
        if (first) {
            events.add(asset.clientId(), asset.assetId(), "inventory_received", Map.of());
        } else if (!changes.isEmpty()) {
            Map<String, Long> counts = changes.stream()
                    .collect(Collectors.groupingBy(Inventories::told, TreeMap::new, Collectors.counting()));
            events.add(asset.clientId(), asset.assetId(), "inventory_changed", counts);
            publisher.publishEvent(new InventoryDiffered(asset.clientId(), asset.assetId(), changes));
        }
        publisher.publishEvent(new AssetChanged(asset.clientId(), asset.assetId()));
    }

    /** In the event of a machine its facts are one kind. */
    private static String told(Change change) {
        boolean program =
                ChangeKind.of(change.kind()).filter(ChangeKind::isOfSoftware).isPresent();
        return program ? change.kind() : ChangeKind.CHANGED.word();
    }
}
