/**
 * What agents report: the newest readings through the heartbeat batcher, points of history, presence, alerts.
 */
@ApplicationModule(allowedDependencies = {"asset", "shared"})
@NullMarked
package mx.lanet.helpdesk.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
