/**
 * Time spent on tickets, as the team writes it down: minutes, the day, and a note. The people of the clients never see it.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.time.TimeEntries} keeps it. It is no property of the ticket: it raises no version and
 * is no line of the history, but each change is in the audit record.
 */
@NullMarked
package mx.lanet.helpdesk.ticket.time;

import org.jspecify.annotations.NullMarked;
