package mx.lanet.helpdesk.agentgateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A captured message with one value of the wrong type.
 *
 * @param field its path, as the answer names it
 */
record Spoiled(String field, String body) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The captured message with its placeholders filled in. */
    static String captured(String name, Map<String, ?> values) {
        try (var stream = Spoiled.class.getResourceAsStream("/captured/" + name + ".json")) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            for (var value : values.entrySet()) {
                text = text.replace(
                        "{{" + value.getKey() + "}}", value.getValue().toString());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for every value in the message, however deep. */
    static List<Spoiled> all(String message) {
        List<Spoiled> all = new ArrayList<>();
        JsonNode root = JSON.readTree(message);
        spoil(root, root, "", all);
        return all;
    }

    private static void spoil(JsonNode root, JsonNode node, String path, List<Spoiled> all) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                String field = path.isEmpty() ? name : path + "." + name;
                object.set(name, wrong(value));
                all.add(new Spoiled(field, root.toString()));
                object.set(name, value);
                spoil(root, value, field, all);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode value = array.get(i);
                String field = path + "[" + i + "]";
                array.set(i, wrong(value));
                all.add(new Spoiled(field, root.toString()));
                array.set(i, value);
                spoil(root, value, field, all);
            }
        }
    }

    /** Where an object belongs a number, everywhere else an object. */
    private static JsonNode wrong(JsonNode value) {
        return JSON.readTree(value.isObject() ? "7" : "{\"x\":[1]}");
    }
}
