@NullMarked
package mx.lanet.helpdesk.ticket;

import org.jspecify.annotations.NullMarked;
