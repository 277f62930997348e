/**
 * What every feature stands on: who acts ({@link mx.lanet.helpdesk.shared.Actor}), what a handler allows
 * ({@link mx.lanet.helpdesk.shared.ForRoles}), the tenancy transaction ({@link
 * mx.lanet.helpdesk.shared.Tenancy}), problem details, ids and pages of lists. Uses no other feature.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package mx.lanet.helpdesk.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
