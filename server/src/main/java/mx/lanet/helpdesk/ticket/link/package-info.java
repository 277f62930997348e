/**
 * Tickets that belong together: related ones, parents and children, what was merged, what was split off.
 *
 * <p>All of it stays within one client: the database walls clients off from each other, and a person who may see only one
 * of them must not learn of the other. {@link mx.lanet.helpdesk.ticket.link.Links} keeps who stands beside whom, {@link
 * mx.lanet.helpdesk.ticket.link.Merges} and {@link mx.lanet.helpdesk.ticket.link.Splits} join and part tickets. Each locks
 * the tickets that it touches in one order, so that two who do the opposite at the same moment wait for each other instead
 * of blocking each other: one wins, the other is told.
 */
@NullMarked
package mx.lanet.helpdesk.ticket.link;

import org.jspecify.annotations.NullMarked;
