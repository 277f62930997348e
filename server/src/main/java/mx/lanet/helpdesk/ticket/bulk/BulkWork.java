package mx.lanet.helpdesk.ticket.bulk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change for many tickets, and how far it has come.
 *
 * @param list where its person came from, behind the question mark of the list's address
 * @param tickets how many it is about
 */
public record BulkWork(
        UUID bulkId,
        UUID ownerId,
        Wish wish,
        String list,
        int tickets,
        Instant madeAt,
        @Nullable Instant finishedAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant undoneAt) {

    /** Whether something is still to come. */
    public boolean isRunning() {
        return finishedAt == null;
    }
}
