@NullMarked
package mx.lanet.helpdesk.ticket.link;

import org.jspecify.annotations.NullMarked;
