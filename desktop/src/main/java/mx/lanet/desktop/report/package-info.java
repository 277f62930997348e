/** Asking for help. */
@NullMarked
package mx.lanet.desktop.report;

import org.jspecify.annotations.NullMarked;
