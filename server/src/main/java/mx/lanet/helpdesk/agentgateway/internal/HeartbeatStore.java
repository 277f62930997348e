package mx.lanet.helpdesk.agentgateway.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.asset.HeardAsset;
import mx.lanet.helpdesk.command.Attention;
import mx.lanet.helpdesk.command.WaitingCommands;
import mx.lanet.helpdesk.monitoring.Heartbeats;
import mx.lanet.helpdesk.monitoring.MonitoringEvents;
import mx.lanet.helpdesk.monitoring.Presence;
import mx.lanet.helpdesk.monitoring.Reading;
import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.protocol.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** One batch of heartbeats in one transaction: stored, and answered with what waits for each agent. */
@Component
class HeartbeatStore {
    private final Heartbeats heartbeats;
    private final WaitingCommands commands;
    private final Attention attention;
    private final MonitoringEvents events;
    private final Presence presence;
    private final Tenancy tenancy;

    HeartbeatStore(
            Heartbeats heartbeats,
            WaitingCommands commands,
            Attention attention,
            MonitoringEvents events,
            Presence presence,
            @Qualifier("ingest") Tenancy tenancy) {
        this.heartbeats = heartbeats;
        this.commands = commands;
        this.attention = attention;
        this.events = events;
        this.presence = presence;
        this.tenancy = tenancy;
    }

    private record Work(Heartbeats.Stored stored, Map<UUID, List<Command>> commands) {}

    /** As {@link #write}; when it fails, nobody has missed a heartbeat. */
    List<HeartbeatOutcome> store(List<Reading> batch) {
        try {
            return write(batch);
        } catch (RuntimeException e) {
            presence.noteTrouble();
            throw e;
        }
    }

    /** Each asset at most once, sorted by client and asset; the outcomes are in the same order. */
    private List<HeartbeatOutcome> write(List<Reading> batch) {
        Work work = tenancy.call(new Scope.Ingest(), () -> {
            Heartbeats.Stored stored = heartbeats.store(batch);
            UUID[] clients = batch.stream().map(Reading::clientId).toArray(UUID[]::new);
            UUID[] assets = batch.stream().map(Reading::assetId).toArray(UUID[]::new);
            return new Work(
                    stored, commands.deliver(clients, assets, batch.getFirst().receivedAt()));
        });
        heartbeats.committed(work.stored());
        events.stored(batch, work.stored());
        List<HeartbeatOutcome> outcomes = new ArrayList<>(batch.size());
        for (Reading reading : batch) {
            outcomes.add(outcome(
                    work.stored().heard().get(reading.assetId()),
                    work.commands().getOrDefault(reading.assetId(), List.of())));
        }
        return outcomes;
    }

    private HeartbeatOutcome outcome(@Nullable HeardAsset asset, List<Command> waiting) {
        if (asset == null || asset.retired()) {
            return new HeartbeatOutcome.Gone();
        }
        return new HeartbeatOutcome.Stored(
                waiting,
                asset.changedSettings(),
                asset.settingsOrigins(),
                asset.settingsRevision(),
                attention.nextSeconds(asset.assetId(), heartbeats.heartbeatSeconds(asset)));
    }
}
