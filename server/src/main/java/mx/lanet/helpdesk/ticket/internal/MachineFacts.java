package mx.lanet.helpdesk.ticket.internal;

import java.util.Iterator;
import java.util.Map;
import mx.lanet.helpdesk.ticket.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an agent says of its machine beside a ticket: unknown facts are kept, but only so many, so deep and so long. */
final class MachineFacts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 5;
    private static final int MOST = 100;
    private static final int TEXT_MAX = 500;
    private static final int JSON_MAX = 64 * 1024;

    private MachineFacts() {}

    /** The facts as JSON of an object; {@code {}} when there are none, or more than anybody would read. */
    static String json(JsonNode facts) {
        if (!facts.isObject()) {
            return "{}";
        }
        String json = JSON.writeValueAsString(pruned(facts, 0));
        return json.length() <= JSON_MAX ? json : "{}";
    }

    private static JsonNode pruned(JsonNode node, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isString()) {
            String text = Words.clean(node.stringValue());
            return nodes.stringNode(text.length() <= TEXT_MAX ? text : Words.clean(text.substring(0, TEXT_MAX)));
        }
        if (node.isNumber()) {
            // PostgreSQL refuses numbers of more digits than a double has room for.
            double number = node.doubleValue();
            return Double.isFinite(number) ? finite(node, number) : nodes.nullNode();
        }
        if (!node.isContainer()) {
            return node.isBoolean() ? node : nodes.nullNode();
        }
        if (depth == DEEPEST) {
            return nodes.nullNode();
        }
        return node.isArray() ? prunedList(node, depth) : prunedObject(node, depth);
    }

    private static JsonNode finite(JsonNode node, double number) {
        return node.canConvertToLong() && node.isIntegralNumber()
                ? JsonNodeFactory.instance.numberNode(node.longValue())
                : JsonNodeFactory.instance.numberNode(number);
    }

    private static ArrayNode prunedList(JsonNode list, int depth) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        Iterator<JsonNode> items = list.values().iterator();
        while (items.hasNext() && kept.size() < MOST) {
            kept.add(pruned(items.next(), depth + 1));
        }
        return kept;
    }

    private static ObjectNode prunedObject(JsonNode object, int depth) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext() && kept.size() < MOST) {
            Map.Entry<String, JsonNode> field = fields.next();
            String name = Words.line(field.getKey());
            kept.set(
                    name.length() <= 100 ? name : Words.clean(name.substring(0, 100)),
                    pruned(field.getValue(), depth + 1));
        }
        return kept;
    }
}
