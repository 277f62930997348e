/** Named here as there: tests stand before the server's classes, and this one hides the other from who reads the arrows. */
@NamedInterface("reply")
@NullMarked
package mx.lanet.helpdesk.ticket.reply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
