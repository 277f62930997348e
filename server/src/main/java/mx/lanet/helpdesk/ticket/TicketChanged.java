package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published after each commit that made or changed a ticket, its conversation or its attachments. Says "look again", not what. */
public record TicketChanged(UUID clientId, UUID ticketId, @Nullable UUID requesterId, @Nullable UUID assetId) {}
