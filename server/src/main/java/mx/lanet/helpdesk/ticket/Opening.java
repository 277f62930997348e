package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket about to be made. The edge has already told the person what is too long; this is the last wall.
 *
 * @param requesterId the user who asks, when known
 * @param assetName the machine's name as it is now; empty without a machine
 * @param machineFacts JSON object of the machine as it is now
 */
public record Opening(
        UUID clientId,
        String subject,
        String description,
        String category,
        Priority priority,
        Channel channel,
        @Nullable UUID requesterId,
        String requesterName,
        @Nullable UUID assetId,
        String assetName,
        @Nullable UUID siteId,
        String machineFacts) {
    public static final int SUBJECT_MAX = 300;
    public static final int TEXT_MAX = 100_000;

    public Opening {
        if (subject.isBlank()
                || subject.length() > SUBJECT_MAX
                || description.length() > TEXT_MAX
                || category.isBlank()
                || category.length() > Category.MAX) {
            throw new IllegalArgumentException("a ticket's texts are out of their limits");
        }
    }

    /** The same, asked for by this user. */
    Opening askedBy(UUID userId, String name) {
        return new Opening(
                clientId,
                subject,
                description,
                category,
                priority,
                channel,
                userId,
                name,
                assetId,
                assetName,
                siteId,
                machineFacts);
    }

    /** The new ticket. */
    Ticket ticket(UUID id, long number, Instant now) {
        return new Ticket(
                clientId,
                id,
                number,
                subject,
                description,
                category,
                priority,
                State.NUEVO,
                channel,
                requesterId,
                requesterName,
                assetId,
                assetName,
                siteId,
                null,
                "",
                machineFacts,
                now,
                now,
                null,
                null,
                null,
                0,
                0,
                null,
                1);
    }
}
