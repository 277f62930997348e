/** The ticket pages, the requester's portal, and the agents' ticket endpoints. */
@NullMarked
package mx.lanet.helpdesk.ticket.internal;

import org.jspecify.annotations.NullMarked;
