/**
 * What the house promises its clients: how soon a ticket is answered and resolved, in which hours, and what happens when
 * time runs short.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.sla.Counting} is the whole rule, a pure function over {@link
 * mx.lanet.helpdesk.ticket.sla.TicketClock}; {@link mx.lanet.helpdesk.ticket.sla.OpenTime} counts the hours of a calendar.
 * {@link mx.lanet.helpdesk.ticket.sla.Clocks} asks them in the transaction that changes a ticket.
 */
@NamedInterface("sla")
@NullMarked
package mx.lanet.helpdesk.ticket.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
