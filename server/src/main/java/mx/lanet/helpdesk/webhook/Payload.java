package mx.lanet.helpdesk.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import mx.lanet.helpdesk.alert.Alert;
import mx.lanet.helpdesk.asset.KnownAsset;
import mx.lanet.helpdesk.shared.Actor;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.ticket.Ticket;
import mx.lanet.helpdesk.ticket.TicketActed;
import org.jspecify.annotations.Nullable;

/** What is told of something, with the names of the REST API; what is null is left out. */
final class Payload {
    private Payload() {}

    static Map<String, Object> ticket(Ticket ticket) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "ticket_id", ticket.ticketId());
        put(told, "number", ticket.code());
        put(told, "client_id", ticket.clientId());
        put(told, "subject", ticket.subject());
        put(told, "state", ticket.state().word());
        put(told, "priority", ticket.priority().word());
        put(told, "category", ticket.category());
        put(told, "category_id", ticket.categoryId());
        put(told, "queue_id", ticket.queueId());
        put(told, "channel", ticket.channel().word());
        put(told, "requester_id", ticket.requesterId());
        put(told, "requester_name", ticket.requesterName());
        put(told, "asset_id", ticket.assetId());
        put(told, "assignee_id", ticket.assigneeId());
        put(told, "assignee_name", ticket.assigneeName());
        put(told, "created_at", ticket.createdAt());
        put(told, "updated_at", ticket.updatedAt());
        put(told, "version", ticket.version());
        return told;
    }

    static Map<String, Object> by(Actor actor) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "kind", actor.kind());
        put(told, "id", actor.id().orElse(null));
        put(told, "name", actor.name());
        put(told, "team", actor instanceof Person person && person.isStaff());
        return told;
    }

    /** What is another one than before, as words of the API. */
    static List<Map<String, Object>> changes(Ticket before, Ticket after) {
        List<Map<String, Object>> changes = new ArrayList<>();
        add(changes, "state", before.state().word(), after.state().word());
        add(changes, "priority", before.priority().word(), after.priority().word());
        add(changes, "category", before.category(), after.category());
        add(changes, "queue_id", before.queueId(), after.queueId());
        add(changes, "assignee_id", before.assigneeId(), after.assigneeId());
        return changes;
    }

    private static void add(
            List<Map<String, Object>> changes, String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            Map<String, Object> change = new LinkedHashMap<>();
            put(change, "field", field);
            put(change, "from", from);
            put(change, "to", to);
            changes.add(change);
        }
    }

    /** @param event what of it is told */
    static Map<String, Object> ticket(TicketActed acted, WebhookEvent event) {
        Map<String, Object> told = new LinkedHashMap<>();
        Ticket before = acted.before();
        put(told, "ticket", ticket(acted.after()));
        put(told, "by", by(acted.actor()));
        put(told, "comment_id", acted.internal() ? null : acted.commentId());
        if (event == WebhookEvent.TICKET_CHANGED && before != null) {
            put(told, "changes", changes(before, acted.after()));
        }
        return told;
    }

    static Map<String, Object> alert(Alert alert, String text) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "alert_id", alert.alertId());
        put(told, "client_id", alert.clientId());
        put(told, "about", alert.about().kind().word());
        put(told, "asset_id", alert.about().assetId());
        put(told, "site_id", alert.about().siteId());
        put(told, "name", alert.name());
        put(told, "kind", alert.kind());
        put(told, "subject", alert.subject());
        put(told, "severity", alert.severity().word());
        put(told, "text", text);
        put(told, "opened_at", alert.openedAt());
        put(told, "raised_at", alert.raisedAt());
        put(told, "closed_at", alert.closedAt());
        return Map.of("alert", told);
    }

    static Map<String, Object> asset(KnownAsset asset) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "asset_id", asset.assetId());
        put(told, "client_id", asset.clientId());
        put(told, "site_id", asset.siteId());
        put(told, "name", asset.name());
        return Map.of("asset", told);
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value instanceof Instant || value instanceof UUID ? value.toString() : value);
        }
    }
}
