/**
 * A server, its database and agents, killed again and again, with a network between that breaks; and at the end the
 * reckoning: whatever was acknowledged must be there once.
 */
@NullMarked
package mx.lanet.simulator.chaos;

import org.jspecify.annotations.NullMarked;
