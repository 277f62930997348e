/**
 * Runs what the server orders: verifies first, marks on disk, then works, each command at most once.
 *
 * <p>{@code Commands} takes them, {@code Verification} refuses, {@code Lanes} gives them turns, one {@code Work} for each
 * type does them, {@code CommandLog} remembers. Processes are begun by {@code ProcessRun} and ended, with all that they
 * have begun in turn, by a {@code ProcessTree}.
 */
@NullMarked
package mx.lanet.agent.run;

import org.jspecify.annotations.NullMarked;
