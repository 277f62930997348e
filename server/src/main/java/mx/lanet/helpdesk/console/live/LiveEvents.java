package mx.lanet.helpdesk.console.live;

import java.time.Duration;
import java.util.UUID;
import mx.lanet.helpdesk.alert.AlertChanged;
import mx.lanet.helpdesk.alert.AlertTold;
import mx.lanet.helpdesk.asset.AssetChanged;
import mx.lanet.helpdesk.asset.AssetStateChanged;
import mx.lanet.helpdesk.chat.ChatChanged;
import mx.lanet.helpdesk.command.CommandChanged;
import mx.lanet.helpdesk.monitoring.AssetPresenceChanged;
import mx.lanet.helpdesk.monitoring.ReadingsArrived;
import mx.lanet.helpdesk.script.RunChanged;
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

    private static final Duration MACHINES_FOLLOW_READINGS_EVERY = Duration.ofSeconds(1);

    private final Relay relay;

    LiveEvents(Relay relay) {
        this.relay = relay;
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
        relay.announce(Change.of(Topic.asset(assetId), clientId));
        relay.announce(Change.of(Topic.ASSETS, clientId));
        relay.announce(Change.of(Topic.DAY, clientId));
    }

    @EventListener
    void on(ReadingsArrived event) {
        if (!relay.isHeard()) {
            return;
        }
        for (ReadingsArrived.Of asset : event.assets()) {
            relay.announce(
                    Change.stirred(Topic.asset(asset.assetId()), asset.clientId(), MACHINES_FOLLOW_READINGS_EVERY));
        }
        if (relay.mayBeWatched(Topic.ASSETS) || relay.mayBeWatched(Topic.DAY)) {
            event.assets().stream().map(ReadingsArrived.Of::clientId).distinct().forEach(client -> {
                relay.announce(Change.stirred(Topic.ASSETS, client, LISTS_FOLLOW_READINGS_EVERY));
                relay.announce(Change.stirred(Topic.DAY, client, LISTS_FOLLOW_READINGS_EVERY));
            });
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CommandChanged event) {
        if (event.isNew()) {
            relay.call(event.assetId());
        }
        relay.announce(Change.of(Topic.commands(event.assetId()), event.clientId()));
        if (event.runId() != null) {
            relay.announce(Change.of(Topic.run(event.runId()), event.clientId()));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(TicketChanged event) {
        relay.announce(Change.of(Topic.ticket(event.ticketId()), event.clientId()));
        relay.announce(new Change(Topic.TICKETS, event.clientId(), event.people(), null));
        relay.announce(Change.of(Topic.DAY, event.clientId()));
        if (event.assetId() != null) {
            relay.announce(Change.of(Topic.asset(event.assetId()), event.clientId()));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ChatChanged event) {
        relay.announce(Change.of(Topic.chat(event.chatId())));
        event.people().forEach(person -> relay.announce(Change.of(Topic.chats(person))));
        if (event.support()) {
            relay.announce(Change.of(Topic.SUPPORT, event.clientId()));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(RunChanged event) {
        relay.announce(Change.of(Topic.run(event.runId()), event.clientId()));
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
        relay.announce(Change.of(Topic.alert(alertId), clientId));
        relay.announce(Change.of(Topic.ALERTS, clientId));
        relay.announce(Change.of(Topic.DAY, clientId));
        if (assetId != null) {
            relay.announce(Change.of(Topic.asset(assetId), clientId));
        }
    }
}
