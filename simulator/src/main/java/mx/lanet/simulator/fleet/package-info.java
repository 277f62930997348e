/** The simulated machines: what they are, how they join the server, and where they are remembered. */
@NullMarked
package mx.lanet.simulator.fleet;

import org.jspecify.annotations.NullMarked;
