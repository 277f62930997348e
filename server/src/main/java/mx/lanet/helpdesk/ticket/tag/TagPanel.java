package mx.lanet.helpdesk.ticket.tag;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tags at the side of a ticket.
 *
 * @param path of the ticket
 * @param used others, used before, that are offered while somebody types
 * @param problem why the last ones were not put, as a sentence; null when they were
 */
public record TagPanel(String path, List<Tag> tags, List<Tag> used, String typed, @Nullable String problem) {
    public TagPanel {
        tags = List.copyOf(tags);
        used = List.copyOf(used);
    }

    /** All tickets of this tag that the reader sees. */
    public static String listOf(Tag tag) {
        return "/tickets?view=all&tag=" + URLEncoder.encode(tag.key(), StandardCharsets.UTF_8);
    }
}
