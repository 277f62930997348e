package mx.lanet.helpdesk.rule;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.Priority;
import mx.lanet.helpdesk.ticket.State;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does. What is null or empty is left as it is.
 *
 * @param unassign give it back to nobody
 * @param tags names of tags that are put on it
 * @param reply what everybody reads, with placeholders as in a saved reply
 * @param note what the team reads, with the same
 * @param macroId a shared macro, which is run first
 * @param tell who of the team gets a mail
 * @param webhookId a destination of webhooks that is told of the ticket
 */
public record Deeds(
        @Nullable State state,
        @Nullable Priority priority,
        @Nullable UUID categoryId,
        @Nullable UUID queueId,
        @Nullable UUID assigneeId,
        boolean unassign,
        List<String> tags,
        String reply,
        String note,
        @Nullable UUID macroId,
        List<Told> tell,
        @Nullable UUID webhookId) {
    /** The longest text. */
    public static final int TEXT_MAX = 20_000;

    public Deeds {
        tags = List.copyOf(tags);
        tell = List.copyOf(tell);
    }

    /** Who is told. */
    public enum Told {
        ASSIGNEE,
        QUEUE,
        WATCHERS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it would do nothing. */
    public boolean isEmpty() {
        boolean leaves = state == null && priority == null && categoryId == null && queueId == null;
        boolean stays = assigneeId == null && !unassign && tags.isEmpty() && macroId == null;
        boolean silent = reply.isBlank() && note.isBlank() && tell.isEmpty() && webhookId == null;
        return leaves && stays && silent;
    }
}
