package mx.lanet.helpdesk.ticket;

import java.util.List;
import java.util.UUID;

/** Published in the transaction of a comment that calls people of the team by {@code @name}; listen to it after the commit. */
public record TicketMentioned(UUID clientId, UUID ticketId, UUID commentId, List<UUID> userIds) {
    public TicketMentioned {
        userIds = List.copyOf(userIds);
    }
}
