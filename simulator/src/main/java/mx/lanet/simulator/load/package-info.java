/** The heartbeats of all machines from one thread, and what was measured. */
@NullMarked
package mx.lanet.simulator.load;

import org.jspecify.annotations.NullMarked;
