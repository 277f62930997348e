@NullMarked
package mx.lanet.helpdesk.ticket.text;

import org.jspecify.annotations.NullMarked;
