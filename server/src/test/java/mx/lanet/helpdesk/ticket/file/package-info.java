@NullMarked
package mx.lanet.helpdesk.ticket.file;

import org.jspecify.annotations.NullMarked;
