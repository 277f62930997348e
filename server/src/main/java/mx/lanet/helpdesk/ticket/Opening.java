package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.queue.QueueChoices.Chosen;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import mx.lanet.helpdesk.ticket.text.Written;
import org.jspecify.annotations.Nullable;

/**
 * A ticket about to be made. The edge has already told the person what is too long; this is the last wall.
 *
 * @param category the id of a category, or its name in any language; another text stays as it is
 * @param priority null for what the category says
 * @param requesterId the user who asks, when known
 * @param assetName the machine's name as it is now; empty without a machine
 * @param openedBy the user name of who asks at the machine; null when the ticket is made elsewhere
 * @param machineFacts JSON object of the machine as it is now
 * @param html the description with its form, of {@link Written}; null when the plain text says all
 * @param askedAt when it was asked for, such as a mail's arrival: what is promised counts from then; null for now
 */
public record Opening(
        UUID clientId,
        String subject,
        String description,
        String category,
        @Nullable Priority priority,
        Channel channel,
        @Nullable UUID requesterId,
        String requesterName,
        @Nullable UUID assetId,
        String assetName,
        @Nullable UUID siteId,
        @Nullable String openedBy,
        String machineFacts,
        @Nullable String html,
        @Nullable Instant askedAt) {
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

    /** Of a plain text, made elsewhere than at a machine. */
    public Opening(
            UUID clientId,
            String subject,
            String description,
            String category,
            @Nullable Priority priority,
            Channel channel,
            @Nullable UUID requesterId,
            String requesterName,
            @Nullable UUID assetId,
            String assetName,
            @Nullable UUID siteId,
            String machineFacts) {
        this(
                clientId,
                subject,
                description,
                category,
                priority,
                channel,
                requesterId,
                requesterName,
                assetId,
                assetName,
                siteId,
                null,
                machineFacts,
                null,
                null);
    }

    /** The same, with this text. */
    public Opening saying(Written text) {
        return new Opening(
                clientId,
                subject,
                text.plain(),
                category,
                priority,
                channel,
                requesterId,
                requesterName,
                assetId,
                assetName,
                siteId,
                openedBy,
                machineFacts,
                text.html(),
                askedAt);
    }

    /** The same, asked for at this moment. */
    public Opening askedAt(Instant then) {
        return new Opening(
                clientId,
                subject,
                description,
                category,
                priority,
                channel,
                requesterId,
                requesterName,
                assetId,
                assetName,
                siteId,
                openedBy,
                machineFacts,
                html,
                then);
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
                openedBy,
                machineFacts,
                html,
                askedAt);
    }

    /** The new ticket in its place, given to who was chosen, if somebody was. */
    Ticket ticket(UUID id, long number, Placement placement, @Nullable Chosen chosen, Instant now) {
        return new Ticket(
                clientId,
                id,
                number,
                subject,
                description,
                placement.category(),
                placement.categoryId(),
                placement.priority(),
                TicketLife.given(State.NUEVO, chosen != null),
                channel,
                requesterId,
                requesterName,
                assetId,
                assetName,
                siteId,
                placement.queue().id(),
                chosen == null ? null : chosen.userId(),
                chosen == null ? "" : chosen.name(),
                openedBy,
                machineFacts,
                now,
                now,
                null,
                null,
                null,
                0,
                0,
                null,
                1,
                Ticket.Merged.NOT,
                TicketClock.NONE);
    }
}
