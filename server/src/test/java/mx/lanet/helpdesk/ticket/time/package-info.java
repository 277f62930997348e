@NullMarked
package mx.lanet.helpdesk.ticket.time;

import org.jspecify.annotations.NullMarked;
