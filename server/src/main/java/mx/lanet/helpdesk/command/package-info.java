/**
 * Work that waits for agents and what became of it.
 */
@ApplicationModule(allowedDependencies = {"asset", "audit", "shared"})
@NullMarked
package mx.lanet.helpdesk.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
