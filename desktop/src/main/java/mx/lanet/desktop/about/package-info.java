/** What this program is. */
@NullMarked
package mx.lanet.desktop.about;

import org.jspecify.annotations.NullMarked;
