package mx.lanet.helpdesk.console.inventory;

import java.util.List;
import mx.lanet.helpdesk.web.Tab;
import org.jspecify.annotations.Nullable;

/**
 * A filter that is a menu of links.
 *
 * @param removePath without it; null when it filters nothing
 */
public record Chip(String label, String value, @Nullable String removePath, List<Tab> options) {
    public Chip {
        options = List.copyOf(options);
    }
}
