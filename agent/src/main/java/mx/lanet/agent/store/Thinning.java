package mx.lanet.agent.store;

import java.time.Instant;
import java.util.List;
import mx.lanet.agent.store.Gaps.Why;

/** Drops the oldest of what may be dropped, and records between which times something is missing. */
final class Thinning {
    private static final int AT_ONCE = 500;
    private final Database database;
    private final Gaps gaps;

    Thinning(Database database) {
        this.database = database;
        this.gaps = new Gaps(database);
    }

    /** Must run inside the transaction that added something. */
    void keepNewest(Outbox.Kind kind, int limit) {
        int surplus =
                count("SELECT coalesce((SELECT items FROM outbox_size WHERE kind = ?), 0)", kind.column()) - limit;
        if (surplus > 0) {
            drop(kind, surplus, Why.COUNT);
        }
    }

    /** First events, then readings, oldest first, until the queue is within its size or nothing of these is left. */
    void makeRoom(long limit) {
        for (var kind : List.of(Outbox.Kind.LOG, Outbox.Kind.METRIC)) {
            while (bytes() > limit) {
                int needed = needed(kind, bytes() - limit);
                if (needed == 0) {
                    break;
                }
                drop(kind, needed, Why.SIZE);
            }
        }
    }

    private long bytes() {
        return database.query("SELECT coalesce(sum(bytes), 0) FROM outbox_size", row -> row.getLong(1))
                .getFirst();
    }

    // How many of the oldest make up so many bytes.
    private int needed(Outbox.Kind kind, long surplus) {
        var sizes = database.query(
                "SELECT bytes FROM outbox WHERE kind = ? ORDER BY seq LIMIT " + AT_ONCE,
                row -> row.getLong(1),
                kind.column());
        int needed = 0;
        long freed = 0;
        while (needed < sizes.size() && freed < surplus) {
            freed += sizes.get(needed++);
        }
        return needed;
    }

    private void drop(Outbox.Kind kind, int surplus, Why why) {
        var oldest = "SELECT seq, queued_at FROM outbox WHERE kind = ? ORDER BY seq LIMIT ?";
        record(
                kind.column(),
                surplus,
                why,
                "SELECT min(queued_at), max(queued_at) FROM (" + oldest + ")",
                kind.column());
        database.update("DELETE FROM outbox WHERE seq IN (SELECT seq FROM (" + oldest + "))", kind.column(), surplus);
    }

    /** Must run inside the transaction that added the sample. */
    void keepNewestSamples(int limit) {
        int surplus = count("SELECT count(*) FROM sample") - limit;
        if (surplus <= 0) {
            return;
        }
        record(
                "sample",
                surplus,
                Why.COUNT,
                "SELECT min(at), max(at) FROM (SELECT at FROM sample ORDER BY at LIMIT ?)");
        database.update("DELETE FROM sample WHERE at IN (SELECT at FROM sample ORDER BY at LIMIT ?)", surplus);
    }

    private int count(String sql, Object... values) {
        return database.query(sql, row -> row.getInt(1), values).getFirst();
    }

    private void record(String kind, int dropped, Why why, String boundsSql, Object... first) {
        var values = new Object[first.length + 1];
        System.arraycopy(first, 0, values, 0, first.length);
        values[first.length] = dropped;
        var bounds = database.query(
                        boundsSql,
                        row -> new Instant[] {Instant.parse(row.getString(1)), Instant.parse(row.getString(2))},
                        values)
                .getFirst();
        gaps.add(kind, why, bounds[0], bounds[1], dropped);
    }
}
