/**
 * The record of everything that changed something: append-only, one hash chain for each client, written in the
 * transaction of the action itself.
 */
@ApplicationModule(allowedDependencies = {"report", "shared", "web"})
@NullMarked
package mx.lanet.helpdesk.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
