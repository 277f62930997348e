package mx.lanet.agent.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import mx.lanet.protocol.AlertReport;
import mx.lanet.protocol.CommandResult;
import mx.lanet.protocol.Heartbeat.LogLine;
import mx.lanet.protocol.Heartbeat.PastStatus;
import mx.lanet.protocol.NewTicket;
import mx.lanet.protocol.TicketCreated;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be delivered, in the order it was queued. Each item has an identity that goes with it to the server, so
 * that it arrives once however often it is sent, and is deleted only after the server said that it has it.
 *
 * <p>Results, tickets, alerts and the records of gaps are never dropped; of the inventory the newest is kept. Events (log
 * lines) and then metrics (readings of times without a server) make room, oldest first, with a record of the gap. When
 * what must not be dropped fills the queue alone, tickets are not taken any more and the person is told, while results and
 * alerts, which nobody could repeat, still are.
 */
public final class Outbox {
    private final Database database;
    private final Limits limits;
    private final Gaps gaps;
    private final Losses losses;
    private Supplier<@Nullable Duration> unsure = () -> null;

    public Outbox(Database database, Limits limits) {
        this.database = database;
        this.limits = limits;
        this.gaps = new Gaps(database);
        this.losses = new Losses(database, gaps);
    }

    /**
     * How much is kept.
     *
     * @param logLines most events
     * @param metrics most readings of times without a server
     * @param bytes of everything together, with the files of tickets; what must not be dropped may refuse to stay within
     */
    public record Limits(int logLines, int metrics, long bytes) {
        /** Bounds of counts only. */
        public static Limits ofCounts(int logLines, int metrics) {
            return new Limits(logLines, metrics, Long.MAX_VALUE);
        }
    }

    /** What must not be dropped fills the queue: nothing was added. */
    public static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1;

        Full(long bytes) {
            super("the queue is full: " + bytes + " bytes");
        }
    }

    /** The classes of what waits. */
    public enum Kind {
        RESULT,
        TICKET,
        ATTACHMENT,
        ALERT,
        INVENTORY,
        LOG,
        METRIC,
        GAP;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One waiting thing; the JSON is UTF-8, since as a text a large result would be in memory twice more. */
    public record Item(long seq, Kind kind, String identity, byte[] json, Instant queuedAt, @Nullable String refusal) {
        public String body() {
            return new String(json, StandardCharsets.UTF_8);
        }
    }

    /**
     * A file that follows its ticket.
     *
     * @param user who asked for help; null when nobody of the machine did
     */
    public record Attachment(String ticketId, String name, String path, @Nullable String user) {}

    /** A ticket and the files that follow it once the server has given it an id. */
    public record QueuedTicket(NewTicket ticket, List<StoredFile> files) {}

    /** A copy of a file in the data folder, with the name that the person knows it by. */
    public record StoredFile(String name, String path) {}

    /**
     * Things added from now on carry that time while it is not null: the wall clock is not sure yet, and {@link
     * #correctStamps} will set right what was stamped by it. Those of a former life stay as they are.
     */
    public void whileUnsure(Supplier<@Nullable Duration> elapsed) {
        new Stamps(database).leaveAsTheyAre();
        unsure = elapsed;
    }

    /** Keeps a ticket; a second one of the same identity changes nothing. Throws {@link Full}. */
    public void addTicket(UUID identity, QueuedTicket ticket, Instant now) {
        long files = ticket.files().stream().mapToLong(Outbox::sizeOf).sum();
        database.transaction(() -> {
            add(Kind.TICKET, identity.toString(), ticket, files, now);
            new Thinning(database).makeRoom(limits.bytes());
            if (bytes() > limits.bytes()) {
                throw new Full(bytes());
            }
        });
    }

    /** An alert, that it has become worse, or that it is over: each once. */
    public void addAlert(AlertReport alert, Instant now) {
        var what = alert.recoveredAt() == null ? alert.severity() : "over";
        keep(Kind.ALERT, alert.alertId() + "." + what, alert, now);
    }

    /** The result of a command, by the command's id. */
    public void addResult(String commandId, CommandResult result, Instant now) {
        keep(Kind.RESULT, commandId, result, now);
    }

    /** Replaces an inventory that is still waiting. */
    public void putInventory(Object inventory, Instant now) {
        database.transaction(() -> {
            database.update("DELETE FROM outbox WHERE kind = 'inventory'");
            keep(Kind.INVENTORY, "inventory-" + UUID.randomUUID(), inventory, now);
        });
    }

    void addGap(LogLine line, Instant now) {
        keep(Kind.GAP, UUID.randomUUID().toString(), line, now);
    }

    /** Something happened to the agent that the server should know whatever else is dropped. */
    public void addNotice(LogLine line, Instant now) {
        addGap(line, now);
    }

    private void keep(Kind kind, String identity, Object body, Instant now) {
        database.transaction(() -> {
            add(kind, identity, body, 0, now);
            new Thinning(database).makeRoom(limits.bytes());
        });
    }

    public void addLog(LogLine line, Instant now) {
        addLogs(List.of(line), now);
    }

    /** Several in one commit: the disk is waited for once. What the disk does not take becomes a gap. */
    public void addLogs(List<LogLine> lines, Instant now) {
        addDroppable(
                Kind.LOG,
                limits.logLines(),
                now,
                lines.size(),
                () -> lines.forEach(line -> add(Kind.LOG, UUID.randomUUID().toString(), line, 0, now)));
    }

    /** How the machine was at a time at which the server could not be told. */
    public void addMetric(PastStatus status, Instant now) {
        addDroppable(
                Kind.METRIC,
                limits.metrics(),
                now,
                1,
                () -> add(Kind.METRIC, UUID.randomUUID().toString(), status, 0, now));
    }

    /** Lines that were lost before they came here. */
    public void lost(Kind kind, Gaps.Why why, Instant from, Instant to, int count) {
        losses.note(kind.column(), why, from, to, count);
        losses.write();
    }

    private void addDroppable(Kind kind, int limit, Instant now, int count, Runnable adding) {
        try {
            database.optionalTransaction(() -> {
                adding.run();
                var thinning = new Thinning(database);
                thinning.keepNewest(kind, limit);
                thinning.makeRoom(limits.bytes());
            });
        } catch (StoreException e) {
            losses.note(kind.column(), Gaps.Why.DISK, now, now, count);
        }
        losses.write();
    }

    /** Queues a line for each gap that the server was not told of; how many there were. */
    public int tellGaps(Function<Gaps.Gap, LogLine> line, Instant now) {
        losses.write();
        return gaps.tell(this, line, now);
    }

    /**
     * The clock is known now: what was stamped while it was not gets the time that it must have been, by how long ago it
     * was on the clock that never jumps.
     */
    public void correctStamps(Instant trueNow, Duration elapsed) {
        new Stamps(database).correct(trueNow, elapsed);
    }

    /** Bytes of all that lies here, refused things and the files of tickets included. */
    public long bytes() {
        return database.query("SELECT coalesce(sum(bytes), 0) FROM outbox_size", row -> row.getLong(1))
                .getFirst();
    }

    /** Whether what must not be dropped has outgrown the queue. */
    public boolean isOverfull() {
        return bytes() > limits.bytes();
    }

    /** How much was lost that the disk could not be told of yet. */
    public int unwrittenLosses() {
        return losses.count();
    }

    /** What was dropped, told or not. */
    public List<Gaps.Gap> gaps() {
        return gaps.all();
    }

    private static long sizeOf(StoredFile file) {
        return sizeOf(file.path());
    }

    private static long sizeOf(String path) {
        try {
            return Files.size(Path.of(path));
        } catch (IOException e) {
            return 0;
        }
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

    /** The same, and at least one, but no more than fits into so many bytes of memory. */
    public List<Item> waiting(Kind kind, int limit, long bytes) {
        var sizes = database.query(
                // Not length(), which would read each of them.
                "SELECT octet_length(body) FROM outbox WHERE kind = ? AND refusal IS NULL ORDER BY seq LIMIT ?",
                row -> row.getLong(1),
                kind.column(),
                limit);
        int fitting = 0;
        long sum = 0;
        while (fitting < sizes.size() && (fitting == 0 || sum + sizes.get(fitting) <= bytes)) {
            sum += sizes.get(fitting++);
        }
        return fitting == 0 ? List.of() : waiting(kind, fitting);
    }

    /** Whether something waits that travels in heartbeats. */
    public boolean hasForHeartbeats() {
        return !database.query(
                        "SELECT 1 FROM outbox WHERE kind IN ('alert', 'gap', 'log', 'metric') AND refusal IS NULL LIMIT 1",
                        row -> 1)
                .isEmpty();
    }

    /** How many items and bytes of each class lie here. */
    public Map<String, Object> sizes() {
        var found = new TreeMap<String, Object>();
        database.query("SELECT kind, items, bytes FROM outbox_size WHERE items > 0 LIMIT 20", row -> {
            found.put(row.getString(1), Map.of("items", row.getLong(2), "bytes", row.getLong(3)));
            return 1;
        });
        return found;
    }

    /** Several changes in one commit. */
    public void together(Runnable changes) {
        database.transaction(changes);
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
        var queued = Json.WIRE.readValue(item.json(), QueuedTicket.class);
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
            var facts = queued.ticket().autoInfo();
            var user = facts == null ? null : facts.currentUser();
            for (var file : queued.files()) {
                var attachment = new Attachment(created.ticketId().toString(), file.name(), file.path(), user);
                add(Kind.ATTACHMENT, item.identity() + "-" + number++, attachment, sizeOf(file), now);
            }
            delivered(item);
        });
    }

    /** The server will never take it as it is: kept with the reason, and not sent again. */
    public void refused(Item item, String reason) {
        database.update("UPDATE outbox SET refusal = ? WHERE seq = ?", reason, item.seq());
    }

    /** The same of a file: that it was refused is kept for the newest fifty, and takes no room of the queue. */
    public void refusedFile(Item item, String reason) {
        database.transaction(() -> {
            delivered(item);
            database.update(
                    "INSERT INTO outbox (kind, identity, body, queued_at, refusal, bytes)"
                            + " VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?)",
                    item.kind().column(),
                    item.identity(),
                    item.json(),
                    item.queuedAt().toString(),
                    reason,
                    item.json().length);
            database.update("DELETE FROM outbox WHERE kind = 'attachment' AND refusal IS NOT NULL AND seq NOT IN"
                    + " (SELECT seq FROM outbox WHERE kind = 'attachment' AND refusal IS NOT NULL"
                    + " ORDER BY seq DESC LIMIT 50)");
        });
    }

    /** Files that the server refused, the newest first. */
    public List<Item> refusedFiles() {
        return database.query(
                "SELECT seq, kind, identity, body, queued_at, refusal FROM outbox"
                        + " WHERE kind = 'attachment' AND refusal IS NOT NULL ORDER BY seq DESC LIMIT 50",
                Outbox::item);
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

    private void add(Kind kind, String identity, Object body, long files, Instant now) {
        // Never as a text: of a large result that would be several times its size in memory.
        var json = Json.WIRE.writeValueAsBytes(body);
        var unsureAt = unsure.get();
        database.update(
                "INSERT OR IGNORE INTO outbox (kind, identity, body, queued_at, bytes, unsure_ms)"
                        + " VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?)",
                kind.column(),
                identity,
                json,
                now.toString(),
                json.length + files,
                unsureAt == null ? null : unsureAt.toMillis());
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                row.getLong(1),
                Kind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                row.getString(3),
                row.getBytes(4),
                Instant.parse(row.getString(5)),
                row.getString(6));
    }
}
