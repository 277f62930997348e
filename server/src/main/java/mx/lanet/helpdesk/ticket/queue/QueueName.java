package mx.lanet.helpdesk.ticket.queue;

import java.util.UUID;

/**
 * A queue as a choice.
 *
 * @param automatic whether it gives its tickets to its members by itself
 * @param everyClient whether it serves all clients, or only those that were named
 * @param active false for one at rest, in which old tickets stand
 */
public record QueueName(UUID id, String name, boolean automatic, boolean everyClient, boolean active) {}
