/** How the machine is. */
@NullMarked
package mx.lanet.desktop.status;

import org.jspecify.annotations.NullMarked;
