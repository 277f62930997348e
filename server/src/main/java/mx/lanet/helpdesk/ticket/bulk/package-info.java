/**
 * One change for many tickets: those that were ticked in a list, or all that the list would show.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.bulk.Bulks} keeps what is wanted and a line for each ticket before anything happens;
 * then each ticket goes through the same act as by hand, in a transaction of its own, and its line says what came of it.
 * Few are done within the request, many in the background, where a restart or another server goes on.
 */
@NullMarked
package mx.lanet.helpdesk.ticket.bulk;

import org.jspecify.annotations.NullMarked;
