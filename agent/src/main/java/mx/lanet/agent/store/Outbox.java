package mx.lanet.agent.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.CommandResult;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.NewTicket;
import mx.lanet.protocol.TicketCreated;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be delivered, in the order it was queued. Each item has an identity that goes with it to the server, so
 * that it arrives once however often it is sent, and is deleted only after the server said that it has it.
 *
 * <p>Results, tickets and alerts are never dropped. Of the inventory the newest is kept. Log lines are bounded, oldest
 * dropped first, with a record of the gap.
 */
public final class Outbox {
    private final Database database;
    private final int maxLogLines;

    /** Limits of what may be dropped are given; what may not has no limit but the disk. */
    public Outbox(Database database, int maxLogLines) {
        this.database = database;
        this.maxLogLines = maxLogLines;
    }

    /** The classes of what waits. */
    public enum Kind {
        RESULT,
        TICKET,
        ATTACHMENT,
        ALERT,
        INVENTORY,
        LOG;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One waiting thing; the body is JSON. */
    public record Item(long seq, Kind kind, String identity, String body, Instant queuedAt, @Nullable String refusal) {}

    /** A file that follows its ticket. */
    public record Attachment(String ticketId, String name, String path) {}

    /** A ticket and the files that follow it once the server has given it an id. */
    public record QueuedTicket(NewTicket ticket, List<StoredFile> files) {}

    /** A copy of a file in the data folder, with the name that the person knows it by. */
    public record StoredFile(String name, String path) {}

    /** Keeps a ticket; a second one of the same identity changes nothing. */
    public void addTicket(UUID identity, QueuedTicket ticket, Instant now) {
        add(Kind.TICKET, identity.toString(), ticket, now);
    }

    public void addAlert(AlertReport alert, Instant now) {
        add(Kind.ALERT, alert.alertId().toString(), alert, now);
    }

    /** The result of a command, by the command's id. */
    public void addResult(String commandId, CommandResult result, Instant now) {
        add(Kind.RESULT, commandId, result, now);
    }

    /** Replaces an inventory that is still waiting. */
    public void putInventory(Object inventory, Instant now) {
        database.transaction(() -> {
            database.update("DELETE FROM outbox WHERE kind = 'inventory'");
            add(Kind.INVENTORY, "inventory-" + UUID.randomUUID(), inventory, now);
        });
    }

    public void addLog(LogLine line, Instant now) {
        addLogs(List.of(line), now);
    }

    /** Several in one commit: the disk is waited for once. */
    public void addLogs(List<LogLine> lines, Instant now) {
        database.transaction(() -> {
            lines.forEach(line -> add(Kind.LOG, UUID.randomUUID().toString(), line, now));
            new Thinning(database).keepNewestLogLines(maxLogLines);
        });
    }

    /** The first waiting items of one kind, oldest first, without those that the server refused. */
    public List<Item> waiting(Kind kind, int limit) {
        return database.query(
                "SELECT seq, kind, identity, body, queued_at, refusal FROM outbox"
                        + " WHERE kind = ? AND refusal IS NULL ORDER BY seq LIMIT ?",
                Outbox::item,
                kind.column(),
                limit);
    }

    /** Tickets that the server does not have: waiting ones, and refused ones with the reason. */
    public List<Item> undeliveredTickets(int limit) {
        return database.query(
                "SELECT seq, kind, identity, body, queued_at, refusal FROM outbox"
                        + " WHERE kind = 'ticket' ORDER BY seq LIMIT ?",
                Outbox::item,
                limit);
    }

    /** How many items wait, refused ones not counted. */
    public int size() {
        return database.query("SELECT count(*) FROM outbox WHERE refusal IS NULL", row -> row.getInt(1))
                .getFirst();
    }

    /** The server has it. */
    public void delivered(Item item) {
        database.update("DELETE FROM outbox WHERE seq = ?", item.seq());
    }

    /** The server has these. */
    public void delivered(List<Item> items) {
        database.transaction(() -> {
            items.forEach(this::delivered);
        });
    }

    /** The server has the ticket: its number is remembered and its files become due, all in one commit. */
    public void ticketDelivered(Item item, TicketCreated created, Instant now) {
        var queued = Json.WIRE.readValue(item.body(), QueuedTicket.class);
        database.transaction(() -> {
            database.update(
                    "INSERT OR REPLACE INTO delivered_ticket (identity, ticket_id, ticket_number, at)"
                            + " VALUES (?, ?, ?, ?)",
                    item.identity(),
                    created.ticketId().toString(),
                    created.ticketNumber(),
                    now.toString());
            database.update("DELETE FROM delivered_ticket WHERE rowid <="
                    + " (SELECT max(rowid) FROM delivered_ticket) - 1000");
            int number = 0;
            for (var file : queued.files()) {
                var attachment = new Attachment(created.ticketId().toString(), file.name(), file.path());
                add(Kind.ATTACHMENT, item.identity() + "-" + number++, attachment, now);
            }
            delivered(item);
        });
    }

    /** The server will never take it as it is: kept with the reason, and not sent again. */
    public void refused(Item item, String reason) {
        database.update("UPDATE outbox SET refusal = ? WHERE seq = ?", reason, item.seq());
    }

    /** The number of a ticket that was delivered, by the identity it was queued with. */
    public @Nullable String ticketNumber(UUID identity) {
        var found = database.query(
                "SELECT ticket_number FROM delivered_ticket WHERE identity = ?",
                row -> row.getString(1),
                identity.toString());
        return found.isEmpty() ? null : found.getFirst();
    }

    /** Why the server refused a ticket, or null when it did not. */
    public @Nullable String ticketRefusal(UUID identity) {
        var found = database.query(
                "SELECT coalesce(refusal, '') FROM outbox WHERE identity = ?",
                row -> row.getString(1),
                identity.toString());
        return found.isEmpty() || found.getFirst().isEmpty() ? null : found.getFirst();
    }

    private void add(Kind kind, String identity, Object body, Instant now) {
        database.update(
                "INSERT OR IGNORE INTO outbox (kind, identity, body, queued_at) VALUES (?, ?, ?, ?)",
                kind.column(),
                identity,
                Json.WIRE.writeValueAsString(body),
                now.toString());
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong(1),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getString(4),
                Instant.parse(row.getString(5)),
                row.getString(6));
    }
}
