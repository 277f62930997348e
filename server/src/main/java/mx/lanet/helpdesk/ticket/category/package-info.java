/**
 * What tickets are about: a tree of the house, to which a client may add categories of its own and about which it may
 * have wishes. A category gives a new ticket its priority and its queue, unless somebody said otherwise.
 */
@NamedInterface("category")
@NullMarked
package mx.lanet.helpdesk.ticket.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
