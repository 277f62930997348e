package mx.lanet.helpdesk.ticket.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** HTML as it arrived, without anything that could act. */
sealed interface Raw {
    record Words(String text) implements Raw {}

    /** @param children grows while it is read */
    record Element(String name, Map<String, String> attributes, List<Raw> children) implements Raw {
        Element(String name, Map<String, String> attributes) {
            this(name, Map.copyOf(attributes), new ArrayList<>());
        }

        String attribute(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }
    }
}
