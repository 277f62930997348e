package mx.lanet.helpdesk.shared;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes out of JSON what PostgreSQL can keep in no text: NUL, which Windows' registry is full of, and halves of surrogate pairs. */
final class JsonText {
    private JsonText() {}

    /** The tree, made anew only when its source has an escape that can stand for such a character. */
    static JsonNode clean(String source, JsonNode tree) {
        int escape = source.indexOf("\\u");
        boolean suspicious = escape >= 0
                && (source.indexOf("\\u0000", escape) >= 0
                        || source.indexOf("\\ud", escape) >= 0
                        || source.indexOf("\\uD", escape) >= 0);
        return suspicious ? cleaned(tree) : tree;
    }

    private static JsonNode cleaned(JsonNode node) {
        return switch (node) {
            case StringNode text -> StringNode.valueOf(cleaned(text.stringValue()));
            case ArrayNode list -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(list.size());
                list.values().forEach(item -> copy.add(cleaned(item)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> copy.set(cleaned(field.getKey()), cleaned(field.getValue())));
                yield copy;
            }
            default -> node;
        };
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD' : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
