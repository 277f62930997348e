package mx.lanet.helpdesk.asset;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import mx.lanet.helpdesk.asset.internal.MachineTable;
import mx.lanet.helpdesk.shared.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which machines there are. All of it works inside the caller's tenancy transaction, since joining is one act of
 * several features.
 */
@Service
public class Assets {
    private final MachineTable table;
    private final AssetEvents events;
    private final AgentSettings settings;
    private final ApplicationEventPublisher publisher;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    Assets(
            JdbcClient jdbc,
            AssetEvents events,
            AgentSettings settings,
            ApplicationEventPublisher publisher,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.table = new MachineTable(jdbc);
        this.events = events;
        this.settings = settings;
        this.publisher = publisher;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    public Optional<KnownAsset> find(UUID clientId, UUID assetId) {
        return table.find(clientId, assetId);
    }

    /** As {@link #find}; nobody else changes the asset before this transaction ends. */
    public Optional<KnownAsset> lock(UUID clientId, UUID assetId) {
        return table.lock(clientId, assetId);
    }

    /**
     * The asset that this machine is, in any state but quarantine: by the operating system's id, else the serial
     * number, else the MAC address, else the computer's name within the site.
     */
    public Optional<KnownAsset> findSame(UUID clientId, UUID siteId, MachineIdentity identity) {
        String machineId = identity.machineId();
        String serial = identity.serialNumber();
        String name = identity.computerName();
        Optional<KnownAsset> found = machineId == null ? Optional.empty() : table.findByMachineId(clientId, machineId);
        if (found.isEmpty() && serial != null) {
            found = table.findBySerial(clientId, serial);
        }
        if (found.isEmpty() && identity.macAddress() != null) {
            found = table.findByMac(clientId, identity);
        }
        if (found.isEmpty() && name != null) {
            found = table.findByName(clientId, siteId, identity, name);
        }
        return found;
    }

    /**
     * The records in any state but quarantine whose agent joined this site under this name with an API key, and those of this
     * name there that none ever joined with; those in use first, merged ones last, at most 50.
     */
    public List<NamedAsset> findNamed(UUID clientId, UUID siteId, String name) {
        return table.findNamed(clientId, siteId, name);
    }

    /** The record that has this short number, when its agent joined this site with an API key. */
    public Optional<NamedAsset> findJoinedWithKey(UUID clientId, UUID siteId, long number) {
        return table.findJoinedWithKey(clientId, siteId, number);
    }

    /** Its agent joined this site under this name with an API key, and reports so often; until another one joins as this asset. */
    public void noteJoinedWithKey(KnownAsset asset, UUID siteId, String name, Duration reports) {
        table.noteJoinedWithKey(asset.clientId(), asset.assetId(), siteId, name, reports);
    }

    /** The short number by which the IT Monitoring dialect calls it. */
    public long number(KnownAsset asset) {
        return table.number(asset.clientId(), asset.assetId()).orElseThrow();
    }

    /** As the agent told it last; empty when it never did. */
    public Optional<String> agentVersion(KnownAsset asset) {
        return table.agentVersion(asset.clientId(), asset.assetId());
    }

    /** The assets in quarantine that claim to be this one, oldest first, at most 20. */
    public List<KnownAsset> findClaimants(UUID clientId, UUID claimed) {
        return table.findClaimants(clientId, claimed);
    }

    /** A machine of the site other than this one that reports now, the one that has for longest. */
    public Optional<KnownAsset> findOnlineNeighbour(UUID clientId, UUID siteId, UUID assetId) {
        return table.findOnlineNeighbour(clientId, siteId, assetId);
    }

    /** The MAC addresses by which the machine is known on its network, at most 10; virtual ones may be among them. */
    public List<String> macAddresses(UUID clientId, UUID assetId) {
        return table.macAddresses(clientId, assetId);
    }

    /** A new asset; with {@code claims}, one in quarantine that claims to be that asset. */
    public KnownAsset add(UUID clientId, UUID siteId, Machine machine, @Nullable UUID claims) {
        AssetState state = claims == null ? AssetState.ACTIVE : AssetState.QUARANTINE;
        KnownAsset asset = new KnownAsset(clientId, ids.next(), siteId, machine.name(), state, claims);
        table.insert(asset, machine, json.writeValueAsString(machine.facts()), clock.instant());
        settings.renew(clientId, asset.assetId());
        events.add(clientId, asset.assetId(), claims == null ? "registered" : "quarantined", Map.of());
        if (claims == null) {
            publisher.publishEvent(new AssetJoined(asset));
        }
        return asset;
    }

    /** The same machine joins again: its facts are renewed, its history stays, and a retired one is in use again. */
    public void addAgain(KnownAsset asset, UUID siteId, Machine machine) {
        UUID client = asset.clientId();
        table.updateRegistration(
                client, asset.assetId(), siteId, machine, json.writeValueAsString(machine.facts()), clock.instant());
        settings.renew(client, asset.assetId());
        events.add(client, asset.assetId(), "registered_again", Map.of());
        if (asset.state() == AssetState.RETIRED) {
            changeState(asset, AssetState.ACTIVE, "reactivated");
            publisher.publishEvent(new AssetFoundAgain(client, asset.assetId()));
        }
    }

    /** Approves, retires or reactivates; what follows for its credential happens in the same transaction. */
    public void changeState(KnownAsset asset, AssetState state, String eventKind) {
        table.updateState(asset.clientId(), asset.assetId(), state, clock.instant());
        events.add(asset.clientId(), asset.assetId(), eventKind, Map.of());
        publisher.publishEvent(new AssetStateChanged(asset.clientId(), asset.assetId(), state));
        if (asset.state() == AssetState.QUARANTINE && state == AssetState.ACTIVE) {
            publisher.publishEvent(new AssetJoined(asset));
        }
    }

    /** Whether it is another record's by now. */
    public boolean isMerged(KnownAsset asset) {
        return table.isMerged(asset.clientId(), asset.assetId());
    }

    /** How many rows of a table went from one record to another. */
    public record Moved(String table, long rows) {}

    /**
     * What hangs on one record of a machine hangs on the other from now on. The one that goes is retired, identifies no
     * machine any more, and says where it went.
     */
    public List<Moved> merge(KnownAsset loser, KnownAsset survivor) {
        List<Moved> moved = table.mergeRows(loser, survivor);
        table.inherit(loser, survivor);
        table.forgetIdentity(loser.clientId(), loser.assetId());
        if (loser.state() == AssetState.RETIRED) {
            publisher.publishEvent(new AssetChanged(loser.clientId(), loser.assetId()));
        } else {
            changeState(loser, AssetState.RETIRED, "merged");
        }
        table.markMerged(loser, survivor, clock.instant());
        events.add(survivor.clientId(), survivor.assetId(), "merged_from", Map.of("name", loser.name()));
        publisher.publishEvent(new AssetChanged(survivor.clientId(), survivor.assetId()));
        return moved;
    }

    /**
     * Sends a claimant in quarantine away: retired, and without the ids that it claimed, so that the next machine with
     * them is not taken for it.
     */
    public void dismiss(KnownAsset claimant, String eventKind) {
        table.forgetIdentity(claimant.clientId(), claimant.assetId());
        changeState(claimant, AssetState.RETIRED, eventKind);
    }
}
