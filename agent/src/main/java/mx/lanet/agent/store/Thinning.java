package mx.lanet.agent.store;

/** Drops the oldest of what may be dropped, and records between which times something is missing. */
final class Thinning {
    private static final int MAX_GAPS = 1_000;
    private final Database database;

    Thinning(Database database) {
        this.database = database;
    }

    /** Must run inside the transaction that added the line. */
    void keepNewestLogLines(int limit) {
        int count = count("SELECT count(*) FROM outbox WHERE kind = 'log'");
        if (count <= limit) {
            return;
        }
        int surplus = count - limit;
        recordGap(
                "log",
                surplus,
                "SELECT min(queued_at), max(queued_at) FROM (SELECT queued_at FROM outbox WHERE kind = 'log'"
                        + " ORDER BY seq LIMIT ?)");
        database.update(
                "DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE kind = 'log' ORDER BY seq LIMIT ?)",
                surplus);
    }

    /** Must run inside the transaction that added the sample. */
    void keepNewestSamples(int limit) {
        int count = count("SELECT count(*) FROM sample");
        if (count <= limit) {
            return;
        }
        int surplus = count - limit;
        recordGap("sample", surplus, "SELECT min(at), max(at) FROM (SELECT at FROM sample ORDER BY at LIMIT ?)");
        database.update("DELETE FROM sample WHERE at IN (SELECT at FROM sample ORDER BY at LIMIT ?)", surplus);
    }

    private int count(String sql) {
        return database.query(sql, row -> row.getInt(1)).getFirst();
    }

    // Neighbouring losses are one gap: a long outage leaves one row that grows, not one per dropped item.
    private void recordGap(String kind, int dropped, String boundsSql) {
        var bounds = database.query(boundsSql, row -> new String[] {row.getString(1), row.getString(2)}, dropped)
                .getFirst();
        int grown = database.update(
                "UPDATE gap SET to_at = max(to_at, ?), dropped = dropped + ? WHERE rowid ="
                        + " (SELECT max(rowid) FROM gap WHERE kind = ?)",
                bounds[1],
                dropped,
                kind);
        if (grown == 0) {
            database.update(
                    "INSERT INTO gap (kind, from_at, to_at, dropped) VALUES (?, ?, ?, ?)",
                    kind,
                    bounds[0],
                    bounds[1],
                    dropped);
            database.update("DELETE FROM gap WHERE rowid <= (SELECT max(rowid) FROM gap) - ?", MAX_GAPS);
        }
    }
}
