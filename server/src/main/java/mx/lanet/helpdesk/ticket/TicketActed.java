package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import mx.lanet.helpdesk.shared.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Published in the transaction that makes or changes a ticket: whatever must not be lost is written down by who hears it,
 * and whatever is thrown takes the change back. Those who only look again listen to {@link TicketChanged}.
 *
 * @param before null for a new ticket
 * @param commentId what was said with it; null when nothing was
 * @param internal whether that is a note that only the team sees
 */
public record TicketActed(
        Actor actor, @Nullable Ticket before, Ticket after, @Nullable UUID commentId, boolean internal) {}
