package mx.lanet.helpdesk.ticket;

import java.util.UUID;
import mx.lanet.helpdesk.ticket.sla.Target;

/**
 * Published in the transaction that notes it, once for each ticket and step that tells somebody: so much of what was promised
 * is used up.
 *
 * @param percent 100 and more when the promise is broken
 */
public record PromiseAtRisk(UUID clientId, UUID ticketId, Target target, int percent) {}
