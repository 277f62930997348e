package mx.lanet.helpdesk.console.live;

import java.time.Duration;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertChanged;
import mx.lanet.helpdesk.alert.AlertTold;
import mx.lanet.helpdesk.asset.AssetChanged;
import mx.lanet.helpdesk.asset.AssetStateChanged;
import mx.lanet.helpdesk.command.CommandChanged;
import mx.lanet.helpdesk.monitoring.AssetPresenceChanged;
import mx.lanet.helpdesk.monitoring.ReadingsArrived;
import mx.lanet.helpdesk.script.RunChanged;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.TicketChanged;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Which event concerns which pages. */
@Component
class LiveEvents {
    /** One machine's page follows each heartbeat; lists of thousands need not. */
    private static final Duration LISTS_FOLLOW_READINGS_EVERY = Duration.ofSeconds(10);

    private final Hub hub;

    LiveEvents(Hub hub) {
        this.hub = hub;
    }

    @EventListener
    void on(AssetPresenceChanged event) {
        assetChanged(event.clientId(), event.assetId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AssetStateChanged event) {
        assetChanged(event.clientId(), event.assetId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AssetChanged event) {
        assetChanged(event.clientId(), event.assetId());
    }

    private void assetChanged(UUID clientId, UUID assetId) {
        hub.changed(Topic.asset(assetId), clientId);
        hub.changed(Topic.ASSETS, clientId);
        hub.changed(Topic.DAY, clientId);
    }

    @EventListener
    void on(ReadingsArrived event) {
        if (hub.listeners().isEmpty()) {
            return;
        }
        for (ReadingsArrived.Of asset : event.assets()) {
            hub.stirred(Topic.asset(asset.assetId()), asset.clientId(), Listener.AT_MOST_EVERY);
        }
        if (hub.isWatched(Topic.ASSETS) || hub.isWatched(Topic.DAY)) {
            event.assets().stream().map(ReadingsArrived.Of::clientId).distinct().forEach(client -> {
                hub.stirred(Topic.ASSETS, client, LISTS_FOLLOW_READINGS_EVERY);
                hub.stirred(Topic.DAY, client, LISTS_FOLLOW_READINGS_EVERY);
            });
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CommandChanged event) {
        hub.changed(Topic.commands(event.assetId()), event.clientId());
        if (event.runId() != null) {
            hub.changed(Topic.run(event.runId()), event.clientId());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TicketChanged event) {
        hub.changed(Topic.ticket(event.ticketId()), event.clientId());
        hub.changed(
                Topic.TICKETS,
                event.clientId(),
                person -> person.role() != Role.REQUESTER || event.concerns(person.userId()));
        hub.changed(Topic.DAY, event.clientId());
        if (event.assetId() != null) {
            hub.changed(Topic.asset(event.assetId()), event.clientId());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(RunChanged event) {
        hub.changed(Topic.run(event.runId()), event.clientId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertChanged event) {
        alertChanged(event.clientId(), event.alertId(), event.assetId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(AlertTold event) {
        alertChanged(event.clientId(), event.alertId(), event.assetId());
    }

    private void alertChanged(UUID clientId, UUID alertId, @Nullable UUID assetId) {
        hub.changed(Topic.alert(alertId), clientId);
        hub.changed(Topic.ALERTS, clientId);
        hub.changed(Topic.DAY, clientId);
        if (assetId != null) {
            hub.changed(Topic.asset(assetId), clientId);
        }
    }
}
