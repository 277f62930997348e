package mx.lanet.agent.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The times inside of queued bodies. */
final class Stamps {
    private static final List<String> FIELDS =
            List.of("timestamp", "raised_at", "recovered_at", "started_at", "finished_at");

    private Stamps() {}

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
