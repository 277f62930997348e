/** Named here as there: tests stand before the server's classes, and this one hides the other from who reads the arrows. */
@NamedInterface("tag")
@NullMarked
package mx.lanet.helpdesk.ticket.tag;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
