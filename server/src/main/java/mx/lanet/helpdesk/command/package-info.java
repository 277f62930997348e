/**
 * Work that waits for agents and what became of it.
 *
 * <p>Whoever wants something of a machine calls {@code Commands.order}. The order is signed with the key of a file, over
 * exactly what the agent will be given, for that machine alone; it waits in {@code agent_command}, and each heartbeat's
 * answer delivers it again until its result arrives, it expires, or somebody withdraws it. What changes a machine wants the
 * permission of remote execution, a fresh second factor and a reason, and all of it is audited. {@code CommandChanged} tells
 * whoever looks at it.
 */
@ApplicationModule(allowedDependencies = {"asset", "audit", "identity", "shared"})
@NullMarked
package mx.lanet.helpdesk.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
