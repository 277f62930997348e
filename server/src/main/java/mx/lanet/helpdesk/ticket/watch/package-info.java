/**
 * Watchers and mentions: who wants to know what happens to a ticket.
 *
 * <p>{@link mx.lanet.helpdesk.ticket.watch.Watchers} adds and removes people of the team, and of the ticket's client, who
 * then take part in it: they read and answer in the portal. Whoever of the team is called by {@code @name} in a comment
 * watches from then on ({@link mx.lanet.helpdesk.ticket.watch.Mentions}).
 */
@NamedInterface("watch")
@NullMarked
package mx.lanet.helpdesk.ticket.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
