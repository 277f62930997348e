package mx.lanet.helpdesk.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import mx.lanet.helpdesk.alert.AlertsMoved;
import mx.lanet.helpdesk.asset.AssetJoined;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.ticket.State;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketActed;
import mx.lanet.helpdesk.ticket.TicketsMade;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down what other programs are to be told, in the transaction in which it happens: both are there after a crash, or
 * neither. Where nobody wants it, nothing is written.
 */
@Component
class WebhookKeeper {
    private final WebhookDueTable table;
    private final WebhookDueTable ofHeartbeats;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;

    WebhookKeeper(
            JdbcTemplate jdbc,
            @Qualifier("ingest") DataSource ingest,
            ApplicationEventPublisher events,
            JsonMapper json,
            Ids ids,
            Clock clock) {
        this.table = new WebhookDueTable(jdbc);
        this.ofHeartbeats = new WebhookDueTable(new JdbcTemplate(ingest));
        this.events = events;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Something was written down; heard after the commit. */
    record Kept() {}

    @EventListener
    void on(TicketActed acted) {
        keep(List.of(acted));
    }

    @EventListener
    void on(TicketsMade made) {
        keep(made.tickets());
    }

    private void keep(List<TicketActed> acts) {
        Set<WebhookEvent> wanted = table.wanted();
        if (wanted.isEmpty()) {
            return;
        }
        List<WebhookDue> dues = new ArrayList<>();
        for (TicketActed acted : acts) {
            for (WebhookEvent event : events(acted)) {
                if (wanted.contains(event)) {
                    Ticket ticket = acted.after();
                    dues.add(due(ticket.clientId(), event, ticket.ticketId(), null, Payload.ticket(acted, event)));
                }
            }
        }
        keep(table, dues);
    }

    /** What one act is to other programs. */
    static List<WebhookEvent> events(TicketActed acted) {
        Ticket before = acted.before();
        Ticket after = acted.after();
        if (before == null) {
            return List.of(WebhookEvent.TICKET_CREATED);
        }
        List<WebhookEvent> events = new ArrayList<>();
        if (acted.commentId() != null && !acted.internal()) {
            events.add(WebhookEvent.TICKET_REPLIED);
        }
        if (!Payload.changes(before, after).isEmpty()) {
            events.add(WebhookEvent.TICKET_CHANGED);
        }
        if (ended(before, after, State.RESUELTO)) {
            events.add(WebhookEvent.TICKET_RESOLVED);
        }
        if (ended(before, after, State.CERRADO)) {
            events.add(WebhookEvent.TICKET_CLOSED);
        }
        if (after.reopenedCount() > before.reopenedCount()) {
            events.add(WebhookEvent.TICKET_REOPENED);
        }
        return events;
    }

    private static boolean ended(Ticket before, Ticket after, State state) {
        return after.state() == state && before.state() != state;
    }

    @EventListener
    void on(AlertsMoved moved) {
        Set<WebhookEvent> wanted = ofHeartbeats.wanted();
        List<WebhookDue> dues = new ArrayList<>();
        for (AlertsMoved.Move move : moved.moves()) {
            WebhookEvent event = move.opened() ? WebhookEvent.ALERT_OPENED : WebhookEvent.ALERT_CLOSED;
            if (wanted.contains(event)) {
                dues.add(due(move.clientId(), event, move.alertId(), null, Map.of()));
            }
        }
        keep(ofHeartbeats, dues);
    }

    @EventListener
    void on(AssetJoined joined) {
        if (table.wanted().contains(WebhookEvent.ASSET_JOINED)) {
            var asset = joined.asset();
            keep(
                    table,
                    List.of(due(
                            asset.clientId(), WebhookEvent.ASSET_JOINED, asset.assetId(), null, Payload.asset(asset))));
        }
    }

    /** For this one destination, whatever it chose, in the caller's transaction. */
    void keepFor(Webhook webhook, UUID clientId, WebhookEvent event, UUID subject, Map<String, Object> data) {
        keep(table, List.of(due(clientId, event, subject, webhook.webhookId(), data)));
    }

    /** Something waits that was written down before. */
    void wake() {
        events.publishEvent(new Kept());
    }

    private void keep(WebhookDueTable where, List<WebhookDue> dues) {
        if (!dues.isEmpty()) {
            where.insert(dues);
            wake();
        }
    }

    private WebhookDue due(
            UUID clientId, WebhookEvent event, UUID subject, @Nullable UUID webhookId, Map<String, Object> data) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new WebhookDue(clientId, ids.next(), event, subject, webhookId, json.writeValueAsString(data), now, 0);
    }
}
