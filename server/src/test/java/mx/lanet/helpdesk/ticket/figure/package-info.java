@NullMarked
package mx.lanet.helpdesk.ticket.figure;

import org.jspecify.annotations.NullMarked;
