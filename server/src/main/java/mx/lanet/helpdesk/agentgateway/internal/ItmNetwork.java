package mx.lanet.helpdesk.agentgateway.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The network of an inventory of the IT Monitoring dialect, whose document does not say what stands in it: a list of
 * interfaces, one of them alone, or each under its name are understood; anything else is nothing.
 *
 * @param interfaces by the names of the LANET dialect
 * @param address of the first one that has one
 * @param mac of the same
 */
record ItmNetwork(ArrayNode interfaces, @Nullable String address, @Nullable String mac) {
    private static final int MOST = 200;
    private static final int LONGEST = 100;
    private static final List<String> NAMES = List.of("name", "interface", "interface_name", "adapter", "description");
    private static final List<String> ADDRESSES =
            List.of("ip_addresses", "ip_address", "ip", "ipv4", "ipv4_address", "addresses");
    private static final List<String> MACS = List.of("mac_address", "mac", "physical_address");

    static ItmNetwork read(JsonNode network) {
        ArrayNode interfaces = JsonNodeFactory.instance.arrayNode();
        String address = null;
        String mac = null;
        for (Map.Entry<String, JsonNode> one : parts(network)) {
            ObjectNode known = known(one.getKey(), one.getValue());
            interfaces.add(known);
            if (address == null && !known.path("ip_addresses").isEmpty()) {
                address = known.path("ip_addresses").get(0).asString();
                mac = known.path("mac_address").asString(null);
            }
        }
        return new ItmNetwork(interfaces, address, mac);
    }

    private static List<Map.Entry<String, JsonNode>> parts(JsonNode network) {
        List<Map.Entry<String, JsonNode>> parts = new ArrayList<>();
        if (network.isArray()) {
            network.values().forEach(one -> parts.add(Map.entry("", one)));
        } else if (network.isObject() && has(network, ADDRESSES)) {
            parts.add(Map.entry("", network));
        } else if (network.path("interfaces").isArray()) {
            network.path("interfaces").values().forEach(one -> parts.add(Map.entry("", one)));
        } else {
            parts.addAll(network.properties());
        }
        return parts.stream()
                .filter(one -> one.getValue().isObject())
                .limit(MOST)
                .toList();
    }

    private static ObjectNode known(String under, JsonNode one) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        String name = first(one, NAMES);
        known.put("name", name.isEmpty() ? cut(under) : name);
        ArrayNode addresses = known.putArray("ip_addresses");
        for (String field : ADDRESSES) {
            JsonNode value = one.path(field);
            List<JsonNode> values = value.isArray() ? List.copyOf(value.values()) : List.of(value);
            values.stream()
                    .filter(JsonNode::isString)
                    .map(text -> cut(text.stringValue()))
                    .filter(text -> !text.isEmpty() && addresses.size() < MOST)
                    .forEach(addresses::add);
            if (!addresses.isEmpty()) {
                break;
            }
        }
        String mac = first(one, MACS);
        if (!mac.isEmpty() && mac.length() <= 50) {
            known.put("mac_address", mac);
        }
        return known;
    }

    private static boolean has(JsonNode object, List<String> fields) {
        return fields.stream().anyMatch(object::has);
    }

    private static String first(JsonNode object, List<String> fields) {
        return fields.stream()
                .map(field -> object.path(field))
                .filter(JsonNode::isString)
                .map(text -> cut(text.stringValue()))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String cut(String text) {
        String plain = text.strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
