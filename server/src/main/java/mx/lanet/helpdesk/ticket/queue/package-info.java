/**
 * Queues: work that waits for a team. A queue belongs to the house, has members, and serves all clients or some.
 *
 * <p>Each ticket stands in exactly one; {@link mx.lanet.helpdesk.ticket.queue.Queues#GENERAL} takes what no category
 * leads elsewhere. An automatic queue gives what arrives to one of its members, in the transaction that brings it.
 */
@NamedInterface("queue")
@NullMarked
package mx.lanet.helpdesk.ticket.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
