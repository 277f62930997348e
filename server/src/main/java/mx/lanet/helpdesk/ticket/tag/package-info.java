/**
 * Tags: words that the team puts on tickets to find them together again. The people of the clients never see them.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.tag.Tags} reads them; they change by {@link
 * mx.lanet.helpdesk.ticket.Tickets#changeTags}, as everything about a ticket does.
 */
@NamedInterface("tag")
@NullMarked
package mx.lanet.helpdesk.ticket.tag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
