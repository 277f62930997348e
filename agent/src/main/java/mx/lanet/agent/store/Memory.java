package mx.lanet.agent.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mx.lanet.protocol.MachineStatus;

/** What the agent remembers over a restart: single values and its own recent readings. */
public final class Memory {
    private final Database database;
    private final int maxSamples;

    public Memory(Database database, int maxSamples) {
        this.database = database;
        this.maxSamples = maxSamples;
    }

    /** Losses of one kind of thing between two times. */
    public record Gap(String kind, String from, String to, int dropped) {}

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
