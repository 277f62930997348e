@NamedInterface("watch")
@NullMarked
package mx.lanet.helpdesk.ticket.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
