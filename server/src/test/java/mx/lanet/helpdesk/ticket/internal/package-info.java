@NullMarked
package mx.lanet.helpdesk.ticket.internal;

import org.jspecify.annotations.NullMarked;
