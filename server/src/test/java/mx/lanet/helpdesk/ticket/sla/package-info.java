@NullMarked
package mx.lanet.helpdesk.ticket.sla;

import org.jspecify.annotations.NullMarked;
