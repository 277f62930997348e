package mx.lanet.helpdesk.ticket.watch;

import java.util.UUID;

/**
 * Who watches a ticket.
 *
 * @param ofTeam of the MSP; otherwise of the ticket's client
 */
public record Watcher(UUID userId, String name, boolean ofTeam) {}
