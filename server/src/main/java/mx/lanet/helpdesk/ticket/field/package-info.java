/**
 * Fields of the house's own making: what tickets of certain clients and categories say besides,
 * and machines of certain kinds. A field has a kind, which
 * says what is written in it and how that is kept; it may be asked for when a ticket is made, or before it is resolved.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.field.FieldReading} decides what a typed text means for a field, as a pure function.
 * {@link mx.lanet.helpdesk.ticket.field.TicketFields} hands the fields out, {@link
 * mx.lanet.helpdesk.ticket.field.FieldForms} asks for them in the forms that make a ticket.
 */
@NamedInterface("field")
@NullMarked
package mx.lanet.helpdesk.ticket.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
