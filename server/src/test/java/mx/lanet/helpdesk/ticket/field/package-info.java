@NullMarked
package mx.lanet.helpdesk.ticket.field;

import org.jspecify.annotations.NullMarked;
