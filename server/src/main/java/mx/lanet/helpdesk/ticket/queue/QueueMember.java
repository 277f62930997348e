package mx.lanet.helpdesk.ticket.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works in a queue.
 *
 * @param active false for who can no longer sign in
 * @param away given nothing by itself for now
 * @param open how many open tickets they have, over all queues
 * @param lastGivenAt when the queue last gave them one by itself
 */
public record QueueMember(
        UUID userId, String name, boolean active, boolean away, long open, @Nullable Instant lastGivenAt) {}
