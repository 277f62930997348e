package mx.lanet.helpdesk.ticket;

import java.util.UUID;

/** Published after the commit that moved a ticket to another queue: who works there wants to know. */
public record TicketHandedOver(UUID clientId, UUID ticketId, UUID queueId) {}
