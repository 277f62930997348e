package mx.lanet.agent.run;

import java.time.Instant;
import java.util.List;
import mx.lanet.agent.link.AgentClock;
import mx.lanet.agent.store.Database;
import mx.lanet.agent.store.Outbox;
import mx.lanet.protocol.Command;
import mx.lanet.protocol.CommandConsent;
import mx.lanet.protocol.CommandResult;
import org.jspecify.annotations.Nullable;

/**
 * What this machine knows of commands: which were begun and ended, and what was refused. That one was begun is on disk
 * before anything is done for it; that it ended goes with its result in one commit.
 */
final class CommandLog {
    private static final int MOST_COMMANDS = 10_000;
    private static final int MOST_ENTRIES = 10_000;
    // An evil server could order without end; what it gets is a line each in the log, not a full disk.
    private static final int MOST_WAITING = 5_000;

    private final Database database;
    private final Outbox outbox;
    private final AgentClock clock;
    private final Runnable queued;
    private volatile boolean doubtful;

    /** {@code queued} is called when a result waits for delivery. */
    CommandLog(Database database, Outbox outbox, AgentClock clock, Runnable queued) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.queued = queued;
        this.doubtful = !database.query("SELECT 1 FROM state WHERE name = 'commands.doubtful'", row -> 1)
                .isEmpty();
    }

    /** How far a command has come. */
    enum Progress {
        UNKNOWN,
        STARTED,
        FINISHED
    }

    /** A command that was begun and never ended. */
    record Begun(String commandId, String type, Instant startedAt) {}

    /** One line of the audit; the newest 10,000 are kept. */
    record Entry(Instant at, String commandId, String type, String event, String detail) {}

    /** From now until the next answer of the server was taken whole, nothing new is believed to be new. */
    void doubt() {
        database.update("INSERT OR REPLACE INTO state (name, value) VALUES ('commands.doubtful', 'yes')");
        doubtful = true;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    void doubtNoMore() {
        if (doubtful) {
            database.update("DELETE FROM state WHERE name = 'commands.doubtful'");
            doubtful = false;
        }
    }

    Instant now() {
        return clock.now();
    }

    Progress progress(String commandId) {
        var rows = database.query(
                "SELECT finished_at IS NOT NULL FROM command WHERE command_id = ?",
                row -> row.getBoolean(1),
                commandId);
        if (rows.isEmpty()) {
            return Progress.UNKNOWN;
        }
        return rows.getFirst() ? Progress.FINISHED : Progress.STARTED;
    }

    /** On disk when it returns; false when it was there already, and then nothing may be done. */
    boolean markStarted(Command command, @Nullable Instant expires) {
        var now = clock.now();
        var fresh = new boolean[1];
        database.transaction(() -> {
            fresh[0] = insert(command, now);
            if (fresh[0] && expires != null) {
                database.update(
                        "INSERT OR REPLACE INTO command_expiry (command_id, expires_at) VALUES (?, ?)",
                        command.commandId(),
                        expires.toString());
            }
            if (fresh[0]) {
                audit(command.commandId(), command.type(), "started", "", now);
            }
        });
        return fresh[0];
    }

    /** The result waits for delivery, and the command never runs again. */
    void finish(String commandId, String type, @Nullable Instant started, Outcome outcome) {
        var now = clock.now();
        var result = outcome.result(started, now);
        database.transaction(() -> {
            outbox.addResult(commandId, result, now);
            database.update("UPDATE command SET finished_at = ? WHERE command_id = ?", now.toString(), commandId);
            audit(commandId, type, result.status(), detail(result), now);
            forgetOld(now);
        });
        queued.run();
    }

    /** Refused, and told so once; it will not be run later either, as little as the same again. */
    void refuse(Command command, String why) {
        refuse(command, why, null);
    }

    /** The same, with what the people at the machine said. */
    void refuse(Command command, String why, @Nullable CommandConsent consent) {
        var now = clock.now();
        var result = Outcome.refused(why).with(consent).result(null, now);
        database.transaction(() -> {
            if (insert(command, now) && outbox.size() < MOST_WAITING) {
                outbox.addResult(command.commandId(), result, now);
            }
            database.update(
                    "UPDATE command SET finished_at = ? WHERE command_id = ? AND finished_at IS NULL",
                    now.toString(),
                    command.commandId());
            audit(command.commandId(), command.type(), "refused", why, now);
            forgetOld(now);
        });
        queued.run();
    }

    /** A finished one came again, though its result has been delivered: told, and not run. */
    void repeated(Command command, String why) {
        var now = clock.now();
        database.transaction(() -> {
            if (outbox.size() < MOST_WAITING) {
                outbox.addResult(command.commandId(), Outcome.refused(why).result(null, now), now);
            }
            audit(command.commandId(), command.type(), "repeated", why, now);
        });
        queued.run();
    }

    /** Whether its result still lies here, waiting or not wanted by the server. */
    boolean hasResult(String commandId) {
        return !database.query("SELECT 1 FROM outbox WHERE identity = ?", row -> 1, commandId)
                .isEmpty();
    }

    /** When it began; null for one that is not known. */
    @Nullable
    Instant startedAt(String commandId) {
        var rows = database.query(
                "SELECT started_at FROM command WHERE command_id = ?",
                row -> Instant.parse(row.getString(1)),
                commandId);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** Commands that were begun when the agent ended. */
    List<Begun> interrupted() {
        return database.query(
                "SELECT command_id, type, started_at FROM command WHERE finished_at IS NULL ORDER BY rowid LIMIT 1000",
                row -> new Begun(row.getString(1), row.getString(2), Instant.parse(row.getString(3))));
    }

    List<Entry> audit(int limit) {
        return database.query(
                "SELECT at, command_id, type, event, detail FROM command_audit ORDER BY seq DESC LIMIT ?",
                row -> new Entry(
                        Instant.parse(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                limit);
    }

    private boolean insert(Command command, Instant now) {
        return database.update(
                        "INSERT OR IGNORE INTO command (command_id, type, started_at) VALUES (?, ?, ?)",
                        command.commandId(),
                        command.type(),
                        now.toString())
                == 1;
    }

    private void audit(String commandId, String type, String event, String detail, Instant now) {
        database.update(
                "INSERT INTO command_audit (at, command_id, type, event, detail) VALUES (?, ?, ?, ?, ?)",
                now.toString(),
                commandId,
                type,
                event,
                detail);
        database.update(
                "DELETE FROM command_audit WHERE seq <= (SELECT max(seq) FROM command_audit) - ?", MOST_ENTRIES);
    }

    // One that could still be taken for valid is remembered, however many came after it.
    private void forgetOld(Instant now) {
        database.update("DELETE FROM command_expiry WHERE expires_at < ?", now.toString());
        database.update(
                "DELETE FROM command WHERE finished_at IS NOT NULL AND rowid <= (SELECT max(rowid) FROM command) - ?"
                        + " AND command_id NOT IN (SELECT command_id FROM command_expiry)",
                MOST_COMMANDS);
    }

    // Output belongs to the server and may hold anything; the log keeps what the agent itself said.
    private static String detail(CommandResult result) {
        return result.status().equals("refused") && result.stderr() != null
                ? result.stderr()
                : result.exitCode() == null ? "" : "exit " + result.exitCode();
    }
}
