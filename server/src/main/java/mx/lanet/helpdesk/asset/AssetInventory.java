package mx.lanet.helpdesk.asset;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The newest inventory as the agent sent it: sections hardware, software, network, domain.
 *
 * @param content JSON objects as maps, by the names of the contract; not trusted to have any shape
 */
public record AssetInventory(Instant collectedAt, Instant receivedAt, Map<String, Object> content) {
    public AssetInventory {
        content = Map.copyOf(content);
    }

    /** A section that is an object; empty when it is missing or something else. */
    public Map<?, ?> section(String name) {
        return content.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A list in a section; empty when it is missing or something else. */
    public List<?> list(String section, String name) {
        return section(section).get(name) instanceof List<?> list ? list : List.of();
    }

    /** A section that is itself a list. */
    public List<?> list(String section) {
        return content.get(section) instanceof List<?> list ? list : List.of();
    }
}
