/** Named here as there: tests stand before the server's classes, and this one hides the other from who reads the arrows. */
@NamedInterface("field")
@NullMarked
package mx.lanet.helpdesk.ticket.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
