/** The person's tickets. */
@NullMarked
package mx.lanet.desktop.ticket;

import org.jspecify.annotations.NullMarked;
