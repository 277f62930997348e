package mx.lanet.agent.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mx.lanet.protocol.MachineStatus;

/** What the agent remembers over a restart: single values and its own recent readings. */
public final class Memory {
    private final Database database;
    private final int maxSamples;

    public Memory(Database database, int maxSamples) {
        this.database = database;
        this.maxSamples = maxSamples;
    }

    public Optional<String> value(String name) {
        return database.query("SELECT value FROM state WHERE name = ?", row -> row.getString(1), name).stream()
                .findFirst();
    }

    /** All whose names begin so, by the rest of their names. */
    public Map<String, String> values(String prefix) {
        var found = new TreeMap<String, String>();
        database.query(
                        "SELECT name, value FROM state WHERE substr(name, 1, ?) = ?",
                        row -> new String[] {row.getString(1), row.getString(2)},
                        prefix.length(),
                        prefix)
                .forEach(row -> found.put(row[0].substring(prefix.length()), row[1]));
        return found;
    }

    public void remember(String name, String value) {
        database.update("INSERT OR REPLACE INTO state (name, value) VALUES (?, ?)", name, value);
    }

    public void forget(String name) {
        database.update("DELETE FROM state WHERE name = ?", name);
    }

    /** Keeps a reading for this machine's own history, thinned oldest first; a full disk takes none. */
    public void addSample(MachineStatus status, Instant now) {
        database.optionalTransaction(() -> {
            database.update(
                    "INSERT OR REPLACE INTO sample (at, status) VALUES (?, ?)",
                    now.toString(),
                    Json.WIRE.writeValueAsString(status));
            new Thinning(database).keepNewestSamples(maxSamples);
        });
    }

    /** The newest readings of this machine's own history, oldest first. */
    public SortedMap<Instant, MachineStatus> newestSamples(int most) {
        var found = new TreeMap<Instant, MachineStatus>();
        database.query(
                        "SELECT at, status FROM sample ORDER BY at DESC LIMIT ?",
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        most)
                .forEach(row -> found.put(
                        Instant.parse(row.getKey()), Json.WIRE.readValue(row.getValue(), MachineStatus.class)));
        return found;
    }
}
