@NullMarked
package mx.lanet.helpdesk.ticket.bulk;

import org.jspecify.annotations.NullMarked;
