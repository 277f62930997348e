/** How everything looks: colours, glyphs, light and dark. */
@NullMarked
package mx.lanet.desktop.look;

import org.jspecify.annotations.NullMarked;
