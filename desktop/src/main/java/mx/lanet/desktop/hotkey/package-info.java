/** The keys that open <em>Reportar problema</em> from anywhere: Ctrl, Shift and F1. */
@NullMarked
package mx.lanet.desktop.hotkey;

import org.jspecify.annotations.NullMarked;
