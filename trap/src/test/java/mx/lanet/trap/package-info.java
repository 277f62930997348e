@NullMarked
package mx.lanet.trap;

import org.jspecify.annotations.NullMarked;
