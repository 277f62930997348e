@NullMarked
package mx.lanet.helpdesk.ticket.tag;

import org.jspecify.annotations.NullMarked;
