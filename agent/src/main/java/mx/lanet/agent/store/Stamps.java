package mx.lanet.agent.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The times of what is queued, and those inside of it. */
final class Stamps {
    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final List<String> FIELDS =
            List.of("timestamp", "raised_at", "recovered_at", "started_at", "finished_at");

    private final Database database;

    Stamps(Database database) {
        this.database = database;
    }

    /** What was stamped while the clock was not sure, and when that was on the clock that never jumps. */
    private record Stamped(long seq, String kind, String body, Instant at, Duration elapsed) {}

    /** Those of a former life: how long ago they were nobody knows any more. */
    void leaveAsTheyAre() {
        if (!database.query("SELECT 1 FROM outbox WHERE unsure_ms IS NOT NULL LIMIT 1", row -> 1)
                .isEmpty()) {
            database.update("UPDATE outbox SET unsure_ms = NULL WHERE unsure_ms IS NOT NULL");
        }
    }

    /** By how long ago each was; what is within {@link #TOLERATED} of it stays. */
    void correct(Instant trueNow, Duration elapsed) {
        var rows = database.query(
                "SELECT seq, kind, body, queued_at, unsure_ms FROM outbox WHERE unsure_ms IS NOT NULL ORDER BY seq",
                row -> new Stamped(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.parse(row.getString(4)),
                        Duration.ofMillis(row.getLong(5))));
        if (!rows.isEmpty()) {
            database.transaction(() -> rows.forEach(row -> correct(row, trueNow.minus(elapsed.minus(row.elapsed())))));
        }
    }

    private void correct(Stamped row, Instant right) {
        boolean off = Duration.between(row.at(), right).abs().compareTo(TOLERATED) > 0;
        database.update(
                "UPDATE outbox SET queued_at = ?, body = ?, unsure_ms = NULL WHERE seq = ?",
                (off ? right : row.at()).toString(),
                off ? shifted(row.kind(), row.body(), Duration.between(row.at(), right)) : row.body(),
                row.seq());
    }

    /** The body with its times moved; one without times as it is. */
    static String shifted(String kind, String body, Duration by) {
        if (!List.of("alert", "log", "gap", "metric", "result").contains(kind)) {
            return body;
        }
        var tree = Json.WIRE.readTree(body);
        if (!(tree instanceof ObjectNode object)) {
            return body;
        }
        for (var field : FIELDS) {
            var value = object.path(field);
            if (value.isString()) {
                shift(object, field, value.asString(), by);
            }
        }
        return Json.WIRE.writeValueAsString(object);
    }

    private static void shift(ObjectNode object, String field, String text, Duration by) {
        try {
            object.put(field, Instant.parse(text).plus(by).toString());
        } catch (DateTimeException e) {
            // Not one of ours: it stays.
        }
    }
}
