/**
 * When something is wrong with this machine, and when it is well again. Pure: readings, settings and times in, alerts
 * out.
 */
@NullMarked
package mx.lanet.agent.watch;

import org.jspecify.annotations.NullMarked;
