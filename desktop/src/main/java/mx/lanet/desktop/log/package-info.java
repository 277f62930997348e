/** What the service and the desktop wrote down. */
@NullMarked
package mx.lanet.desktop.log;

import org.jspecify.annotations.NullMarked;
