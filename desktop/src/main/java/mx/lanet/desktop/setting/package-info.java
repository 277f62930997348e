/** What the person may choose. */
@NullMarked
package mx.lanet.desktop.setting;

import org.jspecify.annotations.NullMarked;
