/** What is kept for this person between two sessions. */
@NullMarked
package mx.lanet.desktop.store;

import org.jspecify.annotations.NullMarked;
