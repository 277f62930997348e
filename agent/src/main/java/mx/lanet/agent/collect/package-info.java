/**
 * Reads the machine: acquired thinly here, decided purely in parsers that are tested with captured text.
 */
@NullMarked
package mx.lanet.agent.collect;

import org.jspecify.annotations.NullMarked;
