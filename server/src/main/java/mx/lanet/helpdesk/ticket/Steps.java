package mx.lanet.helpdesk.ticket;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.tag.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Several changes of one ticket that happen together or not at all; what is empty or null is left as it is.
 *
 * @param reply what everybody reads
 * @param note what the team reads
 * @param categoryId a category that the ticket's client has
 * @param queueId a queue that serves the ticket's client
 * @param take give the ticket to who does this
 * @param tags put on it beside those that it has
 * @param fields what would be typed in fields of the house, by their ids; the ticket must have them
 */
public record Steps(
        String reply,
        String note,
        @Nullable State state,
        @Nullable Priority priority,
        @Nullable UUID categoryId,
        @Nullable UUID queueId,
        boolean take,
        List<Tag> tags,
        Map<UUID, String> fields) {
    public Steps {
        tags = List.copyOf(tags);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        if (reply.length() > Opening.TEXT_MAX || note.length() > Opening.TEXT_MAX) {
            throw new IllegalArgumentException("a text of these steps is out of its limits");
        }
        if (tags.size() > Tag.MOST) {
            throw new IllegalArgumentException("more tags than a ticket may have");
        }
    }

    /** Steps that fill in no field. */
    public Steps(
            String reply,
            String note,
            @Nullable State state,
            @Nullable Priority priority,
            @Nullable UUID categoryId,
            @Nullable UUID queueId,
            boolean take,
            List<Tag> tags) {
        this(reply, note, state, priority, categoryId, queueId, take, tags, Map.of());
    }

    /** Steps that put no tags. */
    public Steps(
            String reply,
            String note,
            @Nullable State state,
            @Nullable Priority priority,
            @Nullable UUID categoryId,
            @Nullable UUID queueId,
            boolean take) {
        this(reply, note, state, priority, categoryId, queueId, take, List.of());
    }

    /** Whether nothing would happen. */
    public boolean isEmpty() {
        boolean silent = reply.isBlank() && note.isBlank();
        boolean stays = state == null && priority == null && categoryId == null && queueId == null;
        return silent && stays && !take && tags.isEmpty() && fields.isEmpty();
    }
}
