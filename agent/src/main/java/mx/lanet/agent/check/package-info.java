/**
 * Finds out why an agent does not reach its server, and says it in plain words.
 */
@NullMarked
package mx.lanet.agent.check;

import org.jspecify.annotations.NullMarked;
