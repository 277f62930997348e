package mx.lanet.helpdesk.ticket;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published after each commit that made or changed a ticket, its conversation or its attachments. Says "look again", not what. */
public record TicketChanged(
        UUID clientId, UUID ticketId, @Nullable UUID requesterId, @Nullable UUID assetId, Set<UUID> participants) {
    public TicketChanged {
        participants = Set.copyOf(participants);
    }

    /** One in which nobody of the client takes part but who asked. */
    public TicketChanged(UUID clientId, UUID ticketId, @Nullable UUID requesterId, @Nullable UUID assetId) {
        this(clientId, ticketId, requesterId, assetId, Set.of());
    }

    static TicketChanged of(Ticket ticket) {
        return new TicketChanged(
                ticket.clientId(),
                ticket.ticketId(),
                ticket.requesterId(),
                ticket.assetId(),
                Set.copyOf(ticket.merged().askers()));
    }

    /** Those people of the client among whose tickets it stands. */
    public Set<UUID> people() {
        Set<UUID> people = new HashSet<>(participants);
        if (requesterId != null) {
            people.add(requesterId);
        }
        return people;
    }
}
