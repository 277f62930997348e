/**
 * Work that waits for agents and what became of it.
 */
@NullMarked
package mx.lanet.helpdesk.command;

import org.jspecify.annotations.NullMarked;
