/** Named here as there: tests stand before the server's classes, and this one hides the other from who reads the arrows. */
@NamedInterface("figure")
@NullMarked
package mx.lanet.helpdesk.ticket.figure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
