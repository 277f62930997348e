package mx.lanet.agent.store;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import mx.lanet.protocol.Heartbeat.LogLine;

/** What had to be dropped: of what class, how much, between which times, and why. It is kept until it was told. */
public final class Gaps {
    private static final int MOST = 1_000;
    private final Database database;

    Gaps(Database database) {
        this.database = database;
    }

    /** Why something was dropped. */
    public enum Why {
        /** More than so many are not kept. */
        COUNT,
        /** The queue had reached its size. */
        SIZE,
        /** The disk took nothing more. */
        DISK
    }

    /** Losses of one class between two times. */
    public record Gap(String kind, String from, String to, int dropped, String why) {}

    /** Neighbouring losses are one gap: a long outage leaves one row that grows, not one for each dropped item. */
    void add(String kind, Why why, Instant from, Instant to, int dropped) {
        int grown = database.update(
                "UPDATE gap SET from_at = min(from_at, ?), to_at = max(to_at, ?), dropped = dropped + ? WHERE rowid ="
                        + " (SELECT max(rowid) FROM gap WHERE kind = ?) AND why = ? AND told = 0",
                from.toString(),
                to.toString(),
                dropped,
                kind,
                word(why));
        if (grown == 0) {
            database.update(
                    "INSERT INTO gap (kind, from_at, to_at, dropped, why) VALUES (?, ?, ?, ?, ?)",
                    kind,
                    from.toString(),
                    to.toString(),
                    dropped,
                    word(why));
            database.update("DELETE FROM gap WHERE told = 1 AND rowid <= (SELECT max(rowid) FROM gap) - ?", MOST);
        }
    }

    private static String word(Why why) {
        return why.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The newest thousand, oldest first. */
    public List<Gap> all() {
        return read("SELECT * FROM (SELECT rowid AS id, kind, from_at, to_at, dropped, why FROM gap ORDER BY rowid DESC"
                + " LIMIT 1000) ORDER BY id");
    }

    /** Those of a class that goes to the server, and that the server was not told of. */
    List<Gap> untold() {
        return read("SELECT rowid AS id, kind, from_at, to_at, dropped, why FROM gap WHERE told = 0"
                + " AND kind <> 'sample' ORDER BY rowid LIMIT 1000");
    }

    /** Queues a line for each untold gap, in the same commit in which it becomes told; how many. */
    int tell(Outbox outbox, Function<Gap, LogLine> line, Instant now) {
        var untold = untold();
        if (!untold.isEmpty()) {
            database.transaction(() -> {
                untold.forEach(gap -> outbox.addGap(line.apply(gap), now));
                database.update("UPDATE gap SET told = 1 WHERE told = 0 AND kind <> 'sample'");
            });
        }
        return untold.size();
    }

    private List<Gap> read(String sql) {
        return database.query(
                sql,
                row -> new Gap(
                        row.getString("kind"),
                        row.getString("from_at"),
                        row.getString("to_at"),
                        row.getInt("dropped"),
                        row.getString("why")));
    }
}
