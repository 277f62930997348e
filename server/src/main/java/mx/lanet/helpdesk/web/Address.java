package mx.lanet.helpdesk.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path of ours with its filters, in their order: the state of a list is its address. */
public record Address(String path, Map<String, String> filters) {
    public Address {
        filters = Collections.unmodifiableMap(new LinkedHashMap<>(filters));
    }

    public static Address of(String path) {
        return new Address(path, Map.of());
    }

    /** With this filter; null and empty take it away. */
    public Address with(String name, @Nullable Object value) {
        Map<String, String> changed = new LinkedHashMap<>(filters);
        if (value == null || value.toString().isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value.toString());
        }
        return new Address(path, changed);
    }

    public Address without(String name) {
        return with(name, null);
    }

    /** The text for an {@code href}. */
    @Override
    public String toString() {
        return filters.isEmpty()
                ? path
                : filters.entrySet().stream()
                        .map(filter -> encoded(filter.getKey()) + "=" + encoded(filter.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
