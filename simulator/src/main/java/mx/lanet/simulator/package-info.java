/**
 * Many agents from one process, for load and for pages full of machines: {@code ./lanet simulate}. It speaks the
 * protocol and knows nothing of the server's inside.
 */
@NullMarked
package mx.lanet.simulator;

import org.jspecify.annotations.NullMarked;
