/**
 * Tickets: their life, comments, internal notes, attachments, history, and the requester's portal.
 */
@NullMarked
package mx.lanet.helpdesk.ticket;

import org.jspecify.annotations.NullMarked;
