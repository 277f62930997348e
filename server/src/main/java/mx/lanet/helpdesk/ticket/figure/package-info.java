/**
 * Figures of tickets: how much came, how much was done, what waits, how long it took, and how people liked it.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.figure.Figures} counts in the database, within the reader's clients, and lists the
 * tickets behind each number by the same conditions, so that a figure and its list agree.
 */
@NamedInterface("figure")
@NullMarked
package mx.lanet.helpdesk.ticket.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
