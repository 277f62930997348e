/** The icon in the notification area and its menu. */
@NullMarked
package mx.lanet.desktop.tray;

import org.jspecify.annotations.NullMarked;
