/** Every text that a person sees. */
@NullMarked
package mx.lanet.desktop.text;

import org.jspecify.annotations.NullMarked;
