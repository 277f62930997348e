/**
 * Tickets: their life, comments, internal notes, attachments, history, and the requester's portal.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.TicketLife} decides what may happen to a ticket and who may do it, as a pure
 * function. {@link mx.lanet.helpdesk.ticket.Tickets} loads, asks, saves and says so: each act is one transaction with
 * its comment, its events and its audit record, after which {@link mx.lanet.helpdesk.ticket.TicketChanged} is
 * published. {@link mx.lanet.helpdesk.ticket.TicketSearch} reads lists, {@link
 * mx.lanet.helpdesk.ticket.Attachments} keeps files. {@code category} and {@code queue} say where a ticket stands. Pages and the agents' endpoints stand in {@code internal}.
 */
@ApplicationModule(
        allowedDependencies = {
            "alert",
            "api",
            "asset",
            "audit",
            "client",
            "identity",
            "monitoring",
            "report",
            "shared",
            "web"
        })
@NullMarked
package mx.lanet.helpdesk.ticket;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
