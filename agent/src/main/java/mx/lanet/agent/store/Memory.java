package mx.lanet.agent.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.lanet.protocol.MachineStatus;

/** What the agent remembers over a restart: single values, commands it has seen, and its own recent readings. */
public final class Memory {
    private static final int MAX_COMMANDS = 10_000;
    private final Database database;
    private final int maxSamples;

    public Memory(Database database, int maxSamples) {
        this.database = database;
        this.maxSamples = maxSamples;
    }

    /** Losses of one kind of thing between two times. */
    public record Gap(String kind, String from, String to, int dropped) {}

    /** How far a command has come. */
    public enum Progress {
        UNKNOWN,
        STARTED,
        FINISHED
    }

    public Optional<String> value(String name) {
        return database.query("SELECT value FROM state WHERE name = ?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    public void remember(String name, String value) {
        database.update("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", name, value);
    }

    public void forget(String name) {
        database.update("DELETE FROM state WHERE name = ?", name);
    }

    public Progress progress(String commandId) {
        var rows = database.query(
                "SELECT finished_at IS NOT NULL FROM command WHERE command_id = ?",
                row -> row.getBoolean(1),
                commandId);
        if (rows.isEmpty()) {
            return Progress.UNKNOWN;
        }
        return rows.getFirst() ? Progress.FINISHED : Progress.STARTED;
    }

    /** On disk before anything is done for the command; false when it was there already. */
    public boolean markStarted(String commandId, String type, Instant now) {
        return database.update(
                        "INSERT OR IGNORE INTO command (command_id, type, started_at) VALUES (?, ?, ?)",
                        commandId,
                        type,
                        now.toString())
                == 1;
    }

    public void markFinished(String commandId, Instant now) {
        database.update("UPDATE command SET finished_at = ? WHERE command_id = ?", now.toString(), commandId);
        // The server stops delivering a command once it has the result: very old finished ones never come again.
        database.update(
                "DELETE FROM command WHERE finished_at IS NOT NULL AND rowid <= (SELECT max(rowid) FROM command) - ?",
                MAX_COMMANDS);
    }

    /** Commands that were begun when the agent ended. */
    public List<String> interruptedCommands() {
        return database.query(
                "SELECT command_id FROM command WHERE finished_at IS NULL ORDER BY rowid LIMIT 1000",
                row -> row.getString(1));
    }

    /** Keeps a reading for this machine's own history, thinned oldest first. */
    public void addSample(MachineStatus status, Instant now) {
        database.transaction(() -> {
            database.update(
                    "INSERT OR REPLACE INTO sample (at, status) VALUES (?, ?)",
                    now.toString(),
                    Json.WIRE.writeValueAsString(status));
            new Thinning(database).keepNewestSamples(maxSamples);
        });
    }

    public List<Gap> gaps() {
        return database.query(
                "SELECT kind, from_at, to_at, dropped FROM gap ORDER BY rowid LIMIT 1000",
                row -> new Gap(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
    }
}
