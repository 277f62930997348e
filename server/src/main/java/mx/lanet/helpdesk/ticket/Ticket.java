package mx.lanet.helpdesk.ticket;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mx.lanet.helpdesk.ticket.sla.TicketClock;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is stored, without its conversation.
 *
 * @param category its name when it was set
 * @param categoryId null for a category that is only a text
 * @param requesterId the user who asked; null when only a name is known
 * @param openedBy the user name of who asked at the machine; null when it was made elsewhere
 * @param machineFacts JSON of the machine as it was at the report; {@code {}} when none
 * @param publicComments how many comments the requester can see
 * @param version raised by each change of a property, not by a comment
 * @param merged what it became a part of, and what became a part of it
 * @param clock how it stands to what was promised
 */
public record Ticket(
        UUID clientId,
        UUID ticketId,
        long number,
        String subject,
        String description,
        String category,
        @Nullable UUID categoryId,
        Priority priority,
        State state,
        Channel channel,
        @Nullable UUID requesterId,
        String requesterName,
        @Nullable UUID assetId,
        String assetName,
        @Nullable UUID siteId,
        UUID queueId,
        @Nullable UUID assigneeId,
        String assigneeName,
        @Nullable String openedBy,
        String machineFacts,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant firstResponseAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        int reopenedCount,
        int publicComments,
        @Nullable Rating rating,
        int version,
        Merged merged,
        TicketClock clock) {

    /**
     * How it was merged with others.
     *
     * @param into the ticket of the same client that it is a part of now; null for one that lives
     * @param askers who asked for those that became a part of it: people and machines
     */
    public record Merged(@Nullable UUID into, List<UUID> askers) {
        static final Merged NOT = new Merged(null, List.of());

        public Merged {
            askers = List.copyOf(askers);
        }
    }

    /** The same, with its clock as it stands now. */
    public Ticket with(TicketClock now) {
        return new Ticket(
                clientId,
                ticketId,
                number,
                subject,
                description,
                category,
                categoryId,
                priority,
                state,
                channel,
                requesterId,
                requesterName,
                assetId,
                assetName,
                siteId,
                queueId,
                assigneeId,
                assigneeName,
                openedBy,
                machineFacts,
                createdAt,
                updatedAt,
                firstResponseAt,
                resolvedAt,
                closedAt,
                reopenedCount,
                publicComments,
                rating,
                version,
                merged,
                now);
    }

    /** Whether it is a part of another ticket, and changes no more. */
    public boolean isMerged() {
        return merged.into() != null;
    }

    /** What the requester thought of the resolution. */
    public record Rating(int score, String comment, Instant at) {}

    /** The number as people say it: {@code TKT-000456}. */
    public String code() {
        return code(number);
    }

    /** {@code TKT-} and six digits or more. */
    public static String code(long number) {
        String digits = Long.toString(number);
        return "TKT-" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    /** One that never was, number 456: for pages that show what texts about a ticket look like. */
    public static Ticket example(UUID clientId, String subject, String category, String requester, Instant now) {
        UUID nobody = new UUID(0, 1);
        return new Ticket(
                clientId,
                nobody,
                456,
                subject,
                "",
                category,
                null,
                Priority.MEDIA,
                State.EN_PROGRESO,
                Channel.PORTAL,
                nobody,
                requester,
                null,
                "PC-CAJA-01",
                null,
                nobody,
                null,
                "",
                null,
                "{}",
                now,
                now,
                null,
                null,
                null,
                0,
                1,
                null,
                1,
                Merged.NOT,
                TicketClock.NONE);
    }
}
