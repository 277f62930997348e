@NullMarked
package mx.lanet.helpdesk.ticket.reply;

import org.jspecify.annotations.NullMarked;
