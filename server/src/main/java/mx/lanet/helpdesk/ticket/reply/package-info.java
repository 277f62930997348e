/**
 * What makes answering quick: drafts that survive, canned replies with placeholders, and macros.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.reply.Drafts} keeps what somebody is writing on a ticket until it is sent, {@link
 * mx.lanet.helpdesk.ticket.reply.CannedReplies} and {@link mx.lanet.helpdesk.ticket.reply.Macros} what the team has at hand. Nothing
 * here changes a ticket by itself: what is written goes through {@link mx.lanet.helpdesk.ticket.Tickets}.
 */
@NamedInterface("reply")
@NullMarked
package mx.lanet.helpdesk.ticket.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
