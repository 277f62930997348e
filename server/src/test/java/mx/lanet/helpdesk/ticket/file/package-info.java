/** Named here as there: tests stand before the server's classes, and this one hides the other from who reads the arrows. */
@NamedInterface("file")
@NullMarked
package mx.lanet.helpdesk.ticket.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
