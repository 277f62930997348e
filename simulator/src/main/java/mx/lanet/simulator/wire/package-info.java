/**
 * HTTP/1.1 as cheap as it gets: requests are bytes prepared once with numbers patched in place, answers are read for
 * their status and length. A load generator that shares the machine with what it measures must cost next to nothing.
 */
@NullMarked
package mx.lanet.simulator.wire;

import org.jspecify.annotations.NullMarked;
