/**
 * How people look at many tickets: saved views, the columns of a list, the board, and what was found where.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.view.Snippets} shows where the words of a search stand. The lists themselves are
 * {@link mx.lanet.helpdesk.ticket.TicketLists}.
 */
@NamedInterface("view")
@NullMarked
package mx.lanet.helpdesk.ticket.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
