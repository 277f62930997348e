/**
 * The machines of a site: facts, inventory and its changes, software, events.
 */
@ApplicationModule(allowedDependencies = {"api", "audit", "shared"})
@NullMarked
package mx.lanet.helpdesk.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
